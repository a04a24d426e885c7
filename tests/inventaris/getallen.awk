# Which numbers of the exact norms (inventory.tsv) are neither in a norm of the eis or in the title of an onderdeel, nor in the list of
# numbers. A title or a lezing counts: a norm may say «eens» for 1, 9 for 09.00, or 110 for 10 above 100.
#   awk -v set=NAME -v row=SET-OF-THE-INVENTORY -f getallen.awk getallen.tsv SET.eis inventory.tsv
BEGIN { FS = "\t" }
FNR == 1 { file++ }
file == 1 { listed[$1, $2, $3]; next }
file == 2 { read_line($0); next }
$1 == row { check($2, $6) }

# The lines of each eis, kpi, afwijking, definitie, begrip and table, without the texts of the document.
function read_line(line,   depth, word) {
  line = without_text(line)
  if (line ~ /^ *(bron|noot|gebrek|hulp|vraag|oordeel) /) return
  if (line !~ /[^ ]/) return
  match(line, /^ */)
  depth = RLENGTH
  if (top != "" && depth <= at_depth) top = ""
  if (match(line, /^ *(eis|kpi|afwijking|definitie|begrip|tabel) [^ ]+/)) {
    split(substr(line, RSTART, RLENGTH), word, / +/)
    top = word[word[1] == "" ? 3 : 2]
    if (line ~ /^ *(definitie|begrip|tabel) /) named[top]
    else if (line ~ /^ *voorbeeld /) top = ""
    at_depth = depth
  }
  if (top != "") block[top] = block[top] "\n" line
}

function without_text(line,   out, p) {
  while ((p = index(line, "\"\"\"")) > 0) {
    if (!inside) out = out substr(line, 1, p - 1)
    inside = !inside
    line = substr(line, p + 3)
  }
  return inside ? out : out line
}

function check(number, norms,   body, name, i, parts, rest, digits) {
  sub(/\/.*/, "", number)
  if (!(number in block)) { print set, number, "is er niet"; return }
  body = block[number]
  for (name in named) if (index(block[number], name)) body = body "\n" block[name]
  gsub(/[^0-9.,]+/, " ", body)
  gsub(/[.,]+( |$)/, " ", body)
  body = " " body " "
  for (i = split(norms, parts, /«/); i > 1; i--) {
    rest = parts[i]
    sub(/».*/, "", rest)
    while (match(rest, /[0-9]+([.,][0-9]+)*/)) {
      digits = substr(rest, RSTART, RLENGTH)
      rest = substr(rest, RSTART + RLENGTH)
      if (!index(body, " " digits " ") && !((set, number, digits) in listed)) print set, number, digits
    }
  }
}
