# Compares an assessment with the report. Files, each after its own kind=…: rijen (rij, uitkomst, tekst), conclusies (thema,
# conclusie), doelen (rij, set, eis, onderdeel) and toets (what toets-json.awk prints). Prints every difference, the conclusions and
# last "60/60, N uit feiten, M oordelen"; exit status 1 when something differs.
BEGIN { FS = "\t" }
kind != "toets" && FNR == 1 { next }
kind == "rijen" { wanted[$1] = $2; rows++; next }
kind == "conclusies" { concluded[$1] = $2; themes++; next }
kind == "doelen" {
  target[$1] = $2 SUBSEP $3 SUBSEP $4
  if (target[$1] in row) { printf "rij %s en rij %s zijn hetzelfde doel\n", row[target[$1]], $1; wrong = 1 }
  row[target[$1]] = $1
  next
}
$1 == "item" { outcome[$2, $3, $4] = $5; judged[$2, $3, $4] = $6; next }
$1 == "thema" { conclusion[$3] = $4 }
function got(t) { return t in outcome ? outcome[t] : "niets: dit doel bestaat niet" }
END {
  for (i = 1; i <= rows; i++) {
    t = target[i]
    if (got(t) != wanted[i]) {
      split(t, p, SUBSEP)
      printf "rij %d (%s, eis %s%s): het rapport zegt %s, de toets %s\n", i, p[1], p[2], p[3] == "" ? "" : ", onderdeel " p[3], wanted[i], got(t)
      wrong = 1
      continue
    }
    equal++
    if (judged[t] == "true") opinions++
    else facts++
  }
  for (t in concluded) {
    if (conclusion[t] == concluded[t]) { agreed++; continue }
    printf "thema %s: het rapport zegt %s, de toets %s\n", t, concluded[t], conclusion[t]
    wrong = 1
  }
  printf "%d/%d conclusies\n", agreed, themes
  printf "%d/%d, %d uit feiten, %d oordelen\n", equal, rows, facts, opinions
  exit wrong
}
