#!/usr/bin/env bash
# What the README shows is what the program prints, and the eis it shows stands in requirements/.
set -euo pipefail
cd "${EISEN_SOURCE:-../..}"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
"$EISEN" compileer requirements/centraal-gelderland/activerend-werk.eis -o "$scratch/set.eisb"
"$EISEN" toets "$scratch/set.eisb" examples/inspectie/dossier.eis --plugins "$EISEN_PLUGINS" >"$scratch/out" 2>/dev/null
EISEN="$EISEN" scripts/vergelijk-inspectie "$scratch/set.eisb" examples/inspectie/dossier.eis examples/inspectie >>"$scratch/out" 2>/dev/null
awk '/^```/ { block += !inside; inside = !inside; next } inside && block == 2 && NF' README.md >"$scratch/shown"
[ -s "$scratch/shown" ]
faults=0
while IFS= read -r line; do
  grep -qF -- "$line" "$scratch/out" || { printf 'README shows a line that is not printed: %s\n' "$line"; faults=1; }
done <"$scratch/shown"
exit "$faults"
