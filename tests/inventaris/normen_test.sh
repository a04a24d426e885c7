#!/usr/bin/env bash
# What the inventory of the documents says of each row, against the sets. Of the eisen that can be tested, at least nine in ten of each set
# have a norm that is computed; the others stand in oordelen.tsv with the reason. Every number that the inventory names stands in what the eis
# asks, in a table, definitie or parameter of it, or in the getallen.tsv of the set, with one of five reasons. Where the norm says it with
# another number, anders.tsv has both.
#   EISEN  the program        EISEN_SOURCE  the source tree        EISEN_BRONNEN  the folder of the inventory
set -u

source_dir=${EISEN_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
EISEN=${EISEN:-$source_dir/build/dev/eisen}
normen=$(dirname "$EISEN")/tests/normen
inventory=${EISEN_BRONNEN:-$source_dir/../shared/sources}/inventory.tsv
here=$source_dir/tests/inventaris
data=$source_dir/tests/data/inventaris
sets=$source_dir/requirements
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

pass() { passed=$((passed + 1)); }
fail() {
  failed=$((failed + 1))
  printf 'FOUT %s\n' "$*"
}

# Of each row: how many of its leaves are computed, judged and shown; and the numbers in what it asks.
look() { # set, its file, the sets it builds on
  local file=$sets/$2.eis name=$1 more=()
  shift 2
  for one in "$@"; do more+=("$sets/$one.eis"); done
  "$EISEN" compileer "$file" -o "$work/set.eisb" 2>"$work/messages" || fail "$name compileert niet: $(cat "$work/messages")"
  "$normen" image "$work/set.eisb" "$name" | sed "s/^/$name	/" >>"$work/counts.tsv"
  "$normen" bron "$file" ${more[@]+"${more[@]}"} "$sets/gemeenschappelijk/wmo-basis.eis" | sed "s/^/$name	/" >>"$work/asked.tsv"
}
look sdcg.pve centraal-gelderland/algemeen
look sdcg.aw centraal-gelderland/activerend-werk centraal-gelderland/algemeen
look rijk-van-nijmegen.bw rijk-van-nijmegen/beschermd-wonen
look dalfsen.begeleiding dalfsen/begeleiding
look apeldoorn.werkt-mee apeldoorn/werkt-mee apeldoorn/aiv-sd

# The rows of the inventory under the names of the sets: set, kind, number, kinds of norm, numbers, digest of the text.
awk -F'\t' -v OFS='\t' 'FNR == 1 { file++; next } file == 1 { name[$1, $2] = $3 OFS $4 OFS ($7 == "" ? $2 : $7); digest[$1, $2] = $5; next }
  { print name[$1, $2], $3, $4, digest[$1, $2] }' "$data/eisen.tsv" "$data/normen.tsv" >"$work/rows.tsv"
if [ "$(cut -f3 "$work/rows.tsv" | grep -c .)" -eq 468 ]; then pass; else fail "niet elke rij van normen.tsv is er een van eisen.tsv"; fi

# ---- norms ----

# Of an eis without a text nothing can be asked. Its digest is that of nothing.
awk -F'\t' -v OFS='\t' -v empty="$(printf '' | sha256sum | cut -c1-16)" '
  FILENAME == ARGV[1] { computed[$1, $2, $3] = $4; next }
  FILENAME == ARGV[2] { if (FNR > 1) reason[$1, $2] = $3; next }
  { sets[$1]; all[$1]++
    testable = 0
    n = split($4, kinds, /; */)
    for (i = 1; i <= n; i++) if ($6 != empty && kinds[i] !~ /^(judgement|definition|informative|permission|buyer-duty|—)$/) testable = 1
    known = ($1, $3) in reason; seen[$1, $3]
    if (!testable) { if (known) print "FOUT", $1 " " $3 ": staat in oordelen.tsv, maar hoeft geen norm te hebben"; next }
    tested[$1]++
    if (computed[$1, $2, $3] > 0) { formal[$1]++; if (known) print "FOUT", $1 " " $3 ": staat in oordelen.tsv, maar wordt berekend"; next }
    if (!known || reason[$1, $3] == "") print "FOUT", $1 " " $3 ": toetsbaar (" $4 "), maar niet berekend, en niet in oordelen.tsv" }
  END {
    for (s in sets) {
      print (formal[s] * 10 >= tested[s] * 9 ? "GOED" : "FOUT"),
        sprintf("%s: %d rijen, %d toetsbaar, daarvan %d met een norm (%d %%)", s, all[s], tested[s], formal[s], int(formal[s] * 100 / tested[s])) }
    for (k in reason) if (!(k in seen)) { split(k, part, SUBSEP); print "FOUT", "oordelen.tsv: " part[1] " " part[2] " is geen rij van de inventaris" }
  }' "$work/counts.tsv" "$here/oordelen.tsv" "$work/rows.tsv" | sort >"$work/norms.tsv"

# ---- numbers ----

awk -F'\t' -v OFS='\t' -f "$here/getallen.awk" -f <(cat <<'END'
  FILENAME == ARGV[1] { n = split(numbers($4), one, " "); for (i = 1; i <= n; i++) asked[$1, $2, $3, one[i]]; next }
  FILENAME ~ /anders\.tsv$/ { if (FNR > 1 && $5 != "") other[$1, $2, plain($3)] = plain($4); next }
  FILENAME ~ /getallen\.tsv$/ {
    if (FNR == 1) next
    n = split(numbers($3), one, " "); for (i = 1; i <= n; i++) listed[$1, $2, one[i]]
    if ($4 !~ /^(telling|wetnaam|code|trede|gebrek)$/) print "FOUT", $1 " " $2 ", getal " $3 ": «" $4 "» is geen reden"
    named[$1, $2]
    next }
  { sets[$1]; row[$1, $3]
    n = split($5, one, " ")
    for (i = 1; i <= n; i++) {
      total[$1]++
      if (($1, $2, $3, one[i]) in asked || ($1, $2, $3, other[$1, $3, one[i]]) in asked) norm[$1]++
      else if (($1, $3, one[i]) in listed) list[$1]++
      else print "FOUT", $1 " " $3 ": het getal " one[i] " staat in geen norm en niet in getallen.tsv" } }
  END {
    for (s in sets) print "GOED", sprintf("%s: %d getallen, %d in een norm, tabel of parameter, %d in getallen.tsv", s, total[s], norm[s], list[s])
    for (k in named) if (!(k in row)) { split(k, part, SUBSEP); print "FOUT", "getallen.tsv: " part[1] " " part[2] " is geen rij van de inventaris" }
  }
END
) "$work/asked.tsv" "$here/anders.tsv" "$sets"/*/getallen.tsv "$work/rows.tsv" | sort >"$work/numbers.tsv"

for kind in norms numbers; do
  while IFS=$'\t' read -r how what; do
    if [ "$how" = GOED ]; then
      pass
      echo "$what"
    else fail "$what"; fi
  done <"$work/$kind.tsv"
done

# Where the inventory itself is at hand: the rows that are carried are those.
if [ -f "$inventory" ]; then
  awk -F'\t' -v OFS='\t' -f "$here/getallen.awk" -f <(echo 'FNR == 1 { print "set", "eis_nr", "soort", "getallen"; next }
    { print $1, $2, $5, ($6 ~ /^tekst niet in/ ? "" : numbers($6)) }') "$inventory" >"$work/inventory.tsv"
  if cmp -s "$work/inventory.tsv" "$data/normen.tsv"; then pass; else fail "normen.tsv is anders dan de inventaris"; fi
fi

printf '%d goed, %d fout\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
