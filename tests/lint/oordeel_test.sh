#!/usr/bin/env bash
# Each finding in the sets of this project, also those that are switched off there, was laid beside the document: oordeel.tsv says of each
# whether it is true of the document (set, code, eis, what is told, waar or onwaar, why). A finding that is not in the table fails, and so
# does a row without a finding. Prints the share that is not true. `--nieuw` prints what is not in the table yet.
set -uo pipefail
export LC_ALL=C.UTF-8
eisen="$(realpath "${EISEN:?}")"
cd "$(dirname "${BASH_SOURCE[0]}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cp -r "${EISEN_SOURCE:?}/requirements" "$work/requirements"
find "$work/requirements" -name '*.eis' -exec sed -i '/^ *# lint uit/d' {} +
(cd "$work" && "$eisen" lint requirements --formaat json) >"$work/json"

# Of each source the eis, kpi, exception, begrip or definition of each line: a finding keeps its place when lines move.
find "$work/requirements" -name '*.eis' -printf '%P\n' | sort | while read -r source; do
  awk -v source="requirements/$source" '
    $1 == "eis" && $3 ~ /^"/ && !/ is niet van toepassing/ || $1 == "kpi" && $3 ~ /^"/ || $1 == "definitie" && ($3 == "per" || $3 == "=") ||
    $1 == "afwijking" || $1 == "begrip" { at = $1 == "eis" || $1 == "kpi" ? $2 : $1 " " $2 }
    { print source "\t" NR "\t" at }' "$work/requirements/$source"
done >"$work/lines"
jq -r '.bevindingen[] | [.bestand, .regel, .code, .zin] | @tsv' "$work/json" |
  awk -F'\t' 'NR == FNR { at[$1, $2] = $3; next }
    { set = $1; sub(/.*\//, "", set); sub(/\.eis$/, "", set); print set "\t" $3 "\t" (at[$1, $2] == "" ? "-" : at[$1, $2]) "\t" $4 }' "$work/lines" - | sort >"$work/found"
cut -f1-4 oordeel.tsv | sort >"$work/judged"
if [ "${1:-}" = --nieuw ]; then comm -23 "$work/found" "$work/judged"; exit 0; fi
faults=0
while IFS= read -r line; do echo "not judged: $line"; faults=1; done < <(comm -23 "$work/found" "$work/judged")
while IFS= read -r line; do echo "no longer found: $line"; faults=1; done < <(comm -13 "$work/found" "$work/judged")
awk -F'\t' '$5 != "waar" && $5 != "onwaar" || $6 == "" { print "no verdict: " $0; bad = 1 }
  $5 == "onwaar" { false_++; which = which "  " $1 ", " $2 ", eis " $3 ": " $6 "\n" }
  END { printf "%d bevindingen, %d niet waar van het document (%.1f %%)\n%s", NR, false_, 100 * false_ / NR, which; exit bad || false_ * 20 >= NR }' oordeel.tsv || faults=1
[ "$faults" -eq 0 ]
