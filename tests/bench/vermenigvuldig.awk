# One set of as many times the eisen as it should have, of the sources of one or more real sets that belong together:
#   awk -v keren=10 -v gelijk=0 -f vermenigvuldig.awk FILE… FILE…   (each file twice: the first time it only sees what is declared)
# Classifications and gegevens stand once; examples are left out. In each next copy eisen and exceptions have other numbers, also where a
# text refers to them, and terms and definitions other names. Most words of four letters and more of the texts are others in each copy (gelijk=1: the
# same), so that no copy is found to be the double of another.
BEGIN {
  split("ver ont her over onder voor tegen mede aan uit bij door na op af in om toe weg mis", prefix, " ")
}

function number_in(n, copy, file,   lead, by) {
  by = 1000 * (copy * files + file)
  if (!match(n, /^[0-9]+/)) return n (by > 0 ? "-" by : "")
  lead = substr(n, 1, RLENGTH)
  return (lead + by) substr(n, RLENGTH + 1)
}

function other_word(w, copy,   first) {
  first = substr(w, 1, 1)
  if (gelijk || copy == 0 || length(w) < 4 || w !~ /^[A-Sa-s][^A-Z]*$/ || w ~ /^[Oo]pdracht/) return w
  if (first ~ /[A-Z]/) return toupper(substr(prefix[copy], 1, 1)) substr(prefix[copy], 2) tolower(first) substr(w, 2)
  return prefix[copy] w
}

# The words of a text; what stands behind «eis» or «zie» is a number when the set has it.
function text_in(t, copy,   out, w, before, file) {
  file = now
  while (match(t, /[A-Za-z\303\342][A-Za-z\200-\277\303\342]*|[0-9][0-9.]*[0-9]|[0-9]/)) {
    w = substr(t, RSTART, RLENGTH)
    out = out substr(t, 1, RSTART - 1)
    t = substr(t, RSTART + RLENGTH)
    if (before ~ /^(eis|eisen|zie)$/ && ((file, w) in numbers)) out = out number_in(w, copy, file)
    else out = out other_word(w, copy)
    before = w
  }
  return out t
}

function name_in(w, copy) { return copy == 0 ? w : prefix[copy] w }

# A line of the language between texts. A number belongs to the set that stands behind it.
function code_in(t, copy, rest,   listing, out, w, before, file, branch, said) {
  file = now
  branch = t ~ /^ *(geldt voor|bij|onder) /
  said = rest != "" ? rest : t
  if (match(said, / van [a-z.-]+$/)) file = (substr(said, RSTART + 5) in file_of) ? file_of[substr(said, RSTART + 5)] : -1
  while (match(t, /[A-Za-z0-9\200-\377][A-Za-z0-9.\200-\377-]*/)) {
    w = substr(t, RSTART, RLENGTH)
    out = out substr(t, 1, RSTART - 1)
    t = substr(t, RSTART + RLENGTH)
    if (before ~ /^(eis|afwijking|voor)$/ && ((file, w) in numbers)) out = out number_in(w, copy, file)
    else if (before ~ /^(begrip|definitie|tabel|volgens)$/) out = out name_in(w, copy)
    else if (before == "van" && (w in file_of)) sub(/ van $/, "", out)
    else if ((w in names) && !(w in branches) && !branch && before != "bevat" && !(listing && (w in choices))) out = out name_in(w, copy)
    else out = out w
    listing = listing || w ~ /^(is|bevat)$/ || (w == "van" && before == "een")
    before = w
  }
  return out t
}

# A line, of which texts between """ are words; those between " are titles and remarks, and stay.
function line_in(line, copy,   out, at) {
  while ((at = index(line, "\"\"\"")) > 0) {
    out = out (inside ? text_in(substr(line, 1, at - 1), copy) : quoted_in(substr(line, 1, at - 1), copy)) "\"\"\""
    line = substr(line, at + 3)
    inside = !inside
  }
  return out (inside ? text_in(line, copy) : quoted_in(line, copy))
}

function quoted_in(line, copy,   part, n, i, out, rest) {
  n = split(line, part, "\"")
  rest = n > 2 ? part[3] : ""
  for (i = 1; i <= n; i++) out = out (i > 1 ? "\"" : "") (i % 2 ? code_in(part[i], copy, i == 1 ? rest : "") : part[i])
  return out
}

FNR == 1 { now = FILENAME in index_of ? index_of[FILENAME] : (index_of[FILENAME] = files++); seen[FILENAME]++; kind = ""; quotes = 0 }
quotes % 2 == 0 && /^[a-z]/ { kind = $1 }
{ n = gsub(/"""/, "\"\"\""); open = quotes % 2; quotes += n }

seen[FILENAME] == 1 {
  if (open) next
  if ($1 == "eisenset") file_of[$2] = now
  if ($1 == "eis" || $1 == "afwijking") numbers[now, $2] = 1
  if ($1 == "begrip" || $1 == "definitie") names[$2] = 1
  if ($1 == "begrip" && $3 ~ /^\(/) names[substr($3, 2, length($3) - 2)] = 1
  if (kind == "indeling" || kind == "gegevens") branches[$1] = 1
  if (kind == "gegevens" && (n = split($0, part, /[ ,()]+/))) while (n > 1) choices[part[n--]] = 1
  next
}
kind == "eisenset" {
  if ($1 != "bouwt" && /^ / && !($1 == "versie" || $1 == "bron" || had[$0]++)) head = head $0 "\n"
  next
}
kind == "taal" || kind == "voorbeeld" || (/^#/ && !/^# lint uit/) { next }
kind == "indeling" || kind == "gegevens" { once = once $0 "\n"; next }
{ body[now, ++lines[now]] = $0 }

END {
  printf "taal 1\neisenset maat.set \"Een set van %d keer zo veel eisen\"\n%s%s", keren, head, once
  for (copy = 0; copy < keren; copy++)
    for (now = 0; now < files; now++) {
      inside = 0
      for (i = 1; i <= lines[now]; i++) print line_in(body[now, i], copy)
    }
}
