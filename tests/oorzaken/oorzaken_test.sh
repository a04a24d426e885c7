#!/usr/bin/env bash
# Why an outcome is not one: the cause of eisen, onderdelen and themes.
set -u
: "${EISEN:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0
same() { # what, wanted, got
  [ "$2" = "$3" ] || { echo "$1: expected «$2», got «$3»"; faults=$((faults + 1)); }
}
"$EISEN" compileer set.eis -o "$work/set.eisb" 2>"$work/err" || { cat "$work/err"; exit 1; }

# The facts of the aanbieder; then per eis and theme: outcome and cause.
causes() {
  printf 'taal 1\ndossier "Proef"\n  peildatum 23-06-2025\n  volgens proef.oorzaken\naanbieder %s\n' "$1" >"$work/dossier.eis"
  "$EISEN" toets "$work/set.eisb" "$work/dossier.eis" --formaat tsv | awk -F'\t' 'NR > 1 && $4 == "" { printf "%s %s %s, ", $3, $6, $8 }'
  "$EISEN" toets "$work/set.eisb" "$work/dossier.eis" --formaat json |
    awk -F'"' '$2 == "conclusie" { c = $4 } $2 == "oorzaak" && c != "" { printf "%s %s, ", c, $4; c = "" }'
}
same "all is known" "1 nvt , 2 ja , 3 nee , nvt , wel , niet , " "$(causes 'klein: ja  groot: nee  cliënten: 8  medewerkers: 1')"
same "a clash" "1 onbekend tegenstrijdig, 2 ja , 3 ja , onbekend tegenstrijdig, wel , wel , " \
  "$(causes 'klein: ja  groot: ja  cliënten: 8  medewerkers: 1')"
same "a division by zero" "1 nvt , 2 onbekend deling-door-nul, 3 nee , nvt , onbekend deling-door-nul, niet , " \
  "$(causes 'klein: ja  groot: nee  cliënten: 8  medewerkers: 0')"
same "perhaps a division by zero" "1 nvt , 2 onbekend ontbreekt, 3 nee , nvt , onbekend ontbreekt, niet , " \
  "$(causes 'klein: ja  groot: nee  cliënten: 8')"
same "missing" "1 onbekend ontbreekt, 2 ja , 3 onbekend ontbreekt, onbekend ontbreekt, wel , onbekend ontbreekt, " \
  "$(causes 'klein: ja  cliënten: 8  medewerkers: 1')"
[ "$faults" -eq 0 ]
