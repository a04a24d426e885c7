# Prints a set without one exception: the line `afwijking LABEL …` and what stands deeper below it.
function indent(line) {
  match(line, /^ */)
  return RLENGTH
}
skipping && (/^ *$/ || indent($0) > base) { next }
{ skipping = 0 }
$1 == "afwijking" && $2 == label {
  skipping = 1
  base = indent($0)
  next
}
{ print }
