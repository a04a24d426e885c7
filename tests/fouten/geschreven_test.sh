#!/usr/bin/env bash
# What authors write in the words of a contract or a spreadsheet: each line of geschreven.txt is wrong, gives one message, and that
# message has the line as it must be; with that line the set has no such fault.
#   WRONG<tab>RIGHT        a line below `norm` of an eis; «^»: of the eis itself, «^^»: at the margin
set -uo pipefail
export LC_ALL=C.UTF-8
eisen="${EISEN:?}"
cd "$(dirname "${BASH_SOURCE[0]}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
lines=0

put() { # LINE
  case "$1" in
    ^^*) printf '%s\n' "${1#^^}" '  norm x' ;;
    ^*) printf '%s\n' 'eis 1 "E"' "  ${1#^}" ;;
    *) printf '%s\n' 'eis 1 "E"' "  norm $1" ;;
  esac
}
while IFS=$'\t' read -r wrong right; do
  [ -n "$wrong" ] || continue
  lines=$((lines + 1))
  { cat geschreven-begin.txt; put "$wrong"; } > "$work/fout.eis"
  { cat geschreven-begin.txt; put "$right"; } > "$work/goed.eis"
  "$eisen" compileer "$work/fout.eis" -o "$work/uit" 2> "$work/gezegd"
  shown="${right#^}"
  grep -qF "«$([ "$wrong" = "${wrong#^}" ] && printf 'norm ')${shown#^}»" "$work/gezegd" && grep -qE 'fout E012[12]' "$work/gezegd" &&
    [ "$(grep -cE ': fout ' "$work/gezegd")" -eq 1 ] || { echo "«$wrong» does not give «$right»:"; cat "$work/gezegd"; faults=$((faults + 1)); }
  "$eisen" compileer "$work/goed.eis" -o "$work/uit" 2> "$work/gezegd" || grep -q 'fout E01' "$work/gezegd" &&
    grep -q 'fout E01' "$work/gezegd" && { echo "«$right» is wrong too:"; cat "$work/gezegd"; faults=$((faults + 1)); }
done < geschreven.txt
[ "$lines" -ge 80 ] || { echo "only $lines lines"; faults=$((faults + 1)); }
[ "$faults" -eq 0 ]
