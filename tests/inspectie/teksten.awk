# Reads eisensets and prints the text of every eis, onderdeel and afwijking that has one, a line each:
#   set  soort  label  onderdeel  tekst
# soort: eis, afwijking, or begrip for an afwijking that only redefines a begrip. The text is on one line, white space squeezed.
# It knows just enough of the layout of a set: two spaces a level, a text behind the label or on the line below it.
BEGIN { OFS = "\t" }

function flush_text() {
  gsub(/[ \t]+/, " ", text)
  sub(/^ /, "", text)
  sub(/ $/, "", text)
  n++
  t_set[n] = set; t_kind[n] = kind; t_label[n] = label; t_part[n] = path(); t_text[n] = text; t_block[n] = block
}
function path(    i, p) {
  p = ""
  for (i = 1; i <= depth; i++) p = p (i > 1 ? "." : "") part[i]
  return p
}
function open_text(rest,    end) {
  end = index(rest, "\"\"\"")
  text = end ? substr(rest, 1, end - 1) : rest
  inside = !end
  if (end) flush_text()
}

inside {
  end = index($0, "\"\"\"")
  text = text " " (end ? substr($0, 1, end - 1) : $0)
  if (end) { inside = 0; flush_text() }
  next
}
/^ *#/ || /^ *$/ { next }
/^eisenset / { set = $2; next }
{
  match($0, /^ */)
  indent = RLENGTH
  word = $1
  if (word == "eis" || word == "afwijking") {
    if ($0 !~ /(:|toepassing)/ || $3 ~ /^"/) {
      kind = word; label = $2; base = indent; depth = 0; block++
      at = index($0, "\"\"\"")
      if (at) open_text(substr($0, at + 3))
      next
    }
  }
  if (indent == 0) kind = ""
  if (kind == "" || indent <= base) next
  if ($0 ~ /^ *in afwijking van begrip /) renames[block] = 1
  if (word ~ /^"""/) {
    while (depth > 0 && level[depth] >= indent) depth--
    open_text(substr($0, index($0, "\"\"\"") + 3))
    next
  }
  if ($2 ~ /^"/ && word !~ /^(bron|lezing|noot|gebrek|vraag|hulp|oordeel|kwaliteitseis)$/) {
    while (depth > 0 && level[depth] >= indent) depth--
    depth++
    part[depth] = word; level[depth] = indent
    at = index($0, "\"\"\"")
    if (at) open_text(substr($0, at + 3))
  }
}
END {
  for (i = 1; i <= n; i++) print t_set[i], (t_block[i] in renames ? "begrip" : t_kind[i]), t_label[i], t_part[i], t_text[i]
}
