#!/usr/bin/env bash
# What a voorbeeld that fails says: another outcome, not known, other rows, rows and eisen that are not there. EISEN_RESET=1 rewrites it.
set -u
: "${EISEN:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0
for name in fout rij eis; do
  "$EISEN" test $name.eis >"$work/uit" 2>&1
  [ $? -eq 1 ] || { echo "$name: exit status is not 1"; faults=$((faults + 1)); }
  [ -n "${EISEN_RESET:-}" ] && cp "$work/uit" "$name.verwacht"
  diff "$name.verwacht" "$work/uit" || { echo "$name differs (< expected, > found)"; faults=$((faults + 1)); }
done
[ "$faults" -eq 0 ]
