#!/usr/bin/env bash
# The sets of this project: formatted, without a warning that is not explained where it stands, and their voorbeelden leave nothing
# untouched. What they notice of changes is for overleefd_test.sh.
set -uo pipefail
export LC_ALL=C.UTF-8
eisen="${EISEN:?}"
cd "${EISEN_SOURCE:?}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
"$eisen" lint requirements >"$work/lint" || { grep -A3 'waarschuwing [LW]' "$work/lint"; faults=$((faults + 1)); }
grep ' L0004: ' "$work/lint" && faults=$((faults + 1))
"$eisen" opmaak requirements examples --controleer || faults=$((faults + 1))
"$eisen" test requirements --dekking >"$work/test" || { grep -A5 FOUT "$work/test"; faults=$((faults + 1)); }
grep -E '^  dekking:|voorbeelden goed' "$work/test"
if grep '^    ' "$work/test"; then faults=$((faults + 1)); fi
tail -1 "$work/lint"
[ "$faults" -eq 0 ]
