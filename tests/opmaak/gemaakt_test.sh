#!/usr/bin/env bash
# «eisen opmaak» on sources made by dice (tests/oracle): each is formatted, stays so, and a dossier has the outcomes that it had.
set -uo pipefail
export LC_ALL=C.UTF-8
eisen="${EISEN:?}"
make="$(dirname "$eisen")/tests/oracle/vergelijk"
[ -x "$make" ] || exit 77
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
faults=0 formatted=0 judged=0
fault() { echo "seed $seed: $1"; faults=$((faults + 1)); }

judge() { # TO
  rm -f set.eisb
  "$eisen" compileer set.eis -o set.eisb 2>/dev/null && "$eisen" toets set.eisb dossier.eis --formaat tsv >"$1" 2>/dev/null
}
for ((seed = 1; seed <= 60; seed++)); do
  rm -f ./*.eis
  "$make" --zaad "$seed" --aantal 1 --toon --ruw 2>/dev/null | awk '/^---/ { name = $2; next } name != "" { print > name }'
  [ -e set.eis ] || { fault 'no set was made'; continue; }
  before=nee
  judge voor && before=ja
  "$eisen" opmaak . >namen 2>melding || { fault "not formatted: $(cat melding)"; continue; }
  formatted=$((formatted + $(wc -l <namen)))
  "$eisen" opmaak . --controleer || fault 'formatted once more it changes'
  [ "$before" = nee ] && continue
  judged=$((judged + 1))
  judge na || fault 'what is formatted has errors'
  cmp -s voor na || { fault 'other outcomes'; diff voor na | head -5; }
done
echo "$formatted sources formatted, $judged dossiers judged, $faults faults"
[ "$faults" -eq 0 ] && [ "$formatted" -gt 90 ] && [ "$judged" -gt 15 ]
