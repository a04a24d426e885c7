#!/usr/bin/env bash
# The sets of all regions beside each other: one dossier serves them, each fact is asked once, and what two sets ask stands in the shared
# book, so that a name means one thing.
#   EISEN  the program        EISEN_SOURCE  the source tree
set -uo pipefail
export LC_ALL=C.UTF-8
eisen="${EISEN:?}"
requirements="${EISEN_SOURCE:?}/requirements"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
fault() { echo "$*"; faults=$((faults + 1)); }

# A gegeven or a field that two files define, or a question that two fields have.
awk '
  /^gegevens / { name = $2; on = 1; sub(/[,:]$/, "", name); if (/ per /) defined["gegevens " name] = defined["gegevens " name] " " FILENAME; next }
  /^[^ ]/ { on = 0 }
  !on { next }
  /^  [^ #]/ && $1 != "sleutel" && $1 != "verzamel" { field = name "." $1; defined[field] = defined[field] " " FILENAME }
  match($0, /vraag "[^"]*"/) { q = substr($0, RSTART, RLENGTH); asked[q] = asked[q] " " field }
  END {
    for (d in defined) if (split(defined[d], f, " ") > 1) print d ":" defined[d]
    for (q in asked) if (split(asked[q], f, " ") > 1) print q ":" asked[q]
  }' "$requirements"/*/*.eis >"$work/twice"
[ ! -s "$work/twice" ] || fault "twee keer: $(cat "$work/twice")"

images=()
for set in centraal-gelderland/activerend-werk apeldoorn/werkt-mee rijk-van-nijmegen/beschermd-wonen dalfsen/begeleiding; do
  images+=("$work/${set##*/}.eisb")
  "$eisen" compileer "$requirements/$set.eis" -o "${images[-1]}" || fault "$set compileert niet"
done
"$eisen" toets "${images[@]}" "$here/samen.eis" --formaat tsv -o "$work/toets.tsv" 2>"$work/messages" || fault "toets: $(cat "$work/messages")"
[ ! -s "$work/messages" ] || fault "toets meldt: $(cat "$work/messages")"

outcome() { # SET EIS ONDERDEEL WANTED
  local found
  found=$(awk -F'\t' -v s="$1" -v e="$2" -v o="$3" '$2 "" == s && $3 "" == e "" && $4 "" == o { print $6 }' "$work/toets.tsv")
  [ "$found" = "$4" ] || fault "$1 eis $2 $3: verwacht «$4», gekregen «$found»"
}
# One VOG, one calamiteit, one signal, one RI&E: each region judges it.
outcome sdcg.pve 15 personen.d ja
outcome rijk-van-nijmegen.bw 3.6 vermoeden ja
outcome dalfsen.begeleiding 21 profiel ja
outcome dalfsen.begeleiding 21 twijfel.aangevraagd ja
outcome sdcg.pve 10 '' ja
outcome sdcg.pve 10 melding nvt
outcome rijk-van-nijmegen.bw 2.9 gemeld ja
outcome dalfsen.begeleiding 71 calamiteiten.gemeld.ggd ja
outcome rijk-van-nijmegen.bw 2.10 '' ja
outcome dalfsen.begeleiding 71 zorgfraude.lmz ja
outcome dalfsen.begeleiding 71 zorgfraude.opdrachtgever nee
outcome rijk-van-nijmegen.bw 26.3 arbo ja
outcome dalfsen.begeleiding 49 arbo ja
outcome dalfsen.begeleiding 49 hr-beleid ja
# Of three requests each region judges its own.
outcome sdcg.aw 1 b ja
outcome sdcg.aw 5 b nvt
outcome dalfsen.begeleiding 67 gevraagd ja
outcome rijk-van-nijmegen.bw 19.3 '' nee

"$eisen" vragen "${images[@]}" "$here/samen.eis" --formaat csv -o "$work/vragen.csv" 2>/dev/null || fault "vragen lukt niet"
awk -F';' 'FNR > 1 && $4 != "\"\"" && $2 != "\"\"" { print $2 ";" $3 ";" $4 }' "$work/vragen.csv" | sort | uniq -d >"$work/again"
[ ! -s "$work/again" ] || fault "twee keer gevraagd: $(cat "$work/again")"
[ "$(wc -l <"$work/vragen.csv")" -gt 100 ] || fault "te weinig vragen: $(wc -l <"$work/vragen.csv")"
[ "$faults" -eq 0 ]
