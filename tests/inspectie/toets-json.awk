# Reads the output of `eisen toets --formaat json` and prints what a comparison needs, one fact a line:
#   item       set  eis  onderdeel  uitkomst  oordeel     (oordeel: true when a person gave the outcome)
#   thema      kader  nummer  conclusie
#   ontbreekt  set  eis  onderdeel  soort                 (soort: what is asked: oordeel, gegeven or lijst)
# Records are split at quotes, so every other one is a string; a quote inside a string has a backslash before it.
BEGIN { RS = "\""; OFS = "\t" }

function ends_escaped(s,    i, n) {
  for (i = length(s); i > 0 && substr(s, i, 1) == "\\"; i--) n++
  return n % 2
}
function scalar(s) { if (kind[depth] == "{") value[depth, key[depth]] = s }
function leave(    d) {
  d = depth
  if (kind[d] == "{") {
    if (list[d - 1] == "eisen" || list[d - 1] == "onderdelen")
      print "item", value[d, "set"], value[d, "eis"], value[d, "onderdeel"], value[d, "uitkomst"], value[d, "oordeel"]
    else if (list[d - 1] == "themas") print "thema", value[d, "kader"], value[d, "thema"], value[d, "conclusie"]
    else if (list[d - 1] == "ontbreekt")
      print "ontbreekt", value[d - 2, "set"], value[d - 2, "eis"], value[d - 2, "onderdeel"], value[d, "soort"]
  }
  depth--
}
function enter(what) {
  depth++
  kind[depth] = what
  list[depth] = what == "[" ? key[depth - 1] : ""
  if (what == "{") {
    split("set eis onderdeel uitkomst oordeel kader thema conclusie soort", names, " ")
    for (i in names) value[depth, names[i]] = ""
  }
}
function structure(s,    i, c, w) {
  w = ""
  for (i = 1; i <= length(s); i++) {
    c = substr(s, i, 1)
    if (c ~ /[a-z0-9.-]/) { w = w c; continue }
    if (w != "") { scalar(w); w = "" }
    if (c == "{" || c == "[") enter(c)
    else if (c == "}" || c == "]") leave()
    else if (c == ":") key[depth] = last
  }
  if (w != "") scalar(w)
}
{
  if (inside) {
    text = text $0
    if (ends_escaped($0)) { text = text "\""; next }
    inside = 0
    last = text
    held = 1
  } else {
    if (held && $0 !~ /^[ \n]*:/) scalar(last)
    held = 0
    structure($0)
    text = ""
    inside = 1
  }
}
