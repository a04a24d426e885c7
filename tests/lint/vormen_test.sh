#!/usr/bin/env bash
# The other forms of «eisen lint»: JSON as docs/formaten.md tells, and SARIF.
set -euo pipefail
export LC_ALL=C.UTF-8
eisen="${EISEN:?}"
cd "$(dirname "${BASH_SOURCE[0]}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir "$work/een map"
cp L0601/raak.eis "$work/een map/één.eis"
cp L0004/raak.eis "$work/een map/twee.eis"

for form in json sarif; do
  status=0
  "$eisen" lint "$work/een map" --formaat "$form" >"$work/$form" || status=$?
  [ "$status" -eq 1 ] || { echo "$form: exit status $status"; exit 1; }
done
[ "$(jq -c '.telling' "$work/json")" = '{"sets":2,"waarschuwingen":3,"meldingen":5,"hersteld":0,"weggelaten":0}' ]
[ "$(jq -r '.bevindingen[] | select(.bestand | endswith("één.eis")) | "\(.code) \(.regel):\(.kolom)-\(."tot-kolom")"' "$work/json" | tr '\n' ' ')" = \
  'L0601 5:29-34 L0601 6:26-39 ' ]
[ "$(jq '.runs[0].results | length' "$work/sarif")" -eq 8 ]
jq -r '.runs[0].results[].locations[0].physicalLocation.artifactLocation.uri' "$work/sarif" | grep -q 'een%20map/%C3%A9%C3%A9n.eis'

status=0
"$eisen" lint "$work/een map" --formaat xml 2>"$work/said" || status=$?
[ "$status" -eq 2 ] && grep -q 'Kies tekst, json of sarif.' "$work/said"
