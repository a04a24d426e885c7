# Prints the rows of the report whose text is not that of the norm that decided them. Files, each after its own kind=…: teksten (what
# teksten.awk prints), rijen (rij, uitkomst, tekst), doelen (rij, set, eis, onderdeel) and toets (the tsv of `eisen toets`, whose
# column via names the exception that decided). White space and the marks of a list do not count.
BEGIN { FS = "\t" }
function bare(t) {
  t = " " t " "
  gsub(/[ \t\r\n]+/, " ", t)
  while (gsub(/ (-|–|•) /, " ", t)) {}
  gsub(/ /, "", t)
  return t
}
kind == "teksten" { text[$2, $3, $4] = $5; own[$1, $3, $4] = $2 == "eis" ? $5 : own[$1, $3, $4]; next }
kind == "rijen" { if (FNR > 1) row[$1] = $3; next }
kind == "doelen" { if (FNR > 1) target[$1] = $2 SUBSEP $3 SUBSEP $4; next }
kind == "toets" { via[$2, $3, $4] = $9 }
END {
  for (r in row) {
    t = target[r]
    label = via[t]
    norm = ("afwijking" SUBSEP label SUBSEP "") in text ? text["afwijking", label, ""] : own[t]
    if (bare(norm) != bare(row[r])) print r
  }
}
