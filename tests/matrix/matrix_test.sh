#!/usr/bin/env bash
# The matrix of two small sets, worked out by hand, in its three forms; that of the real sets is made at all. `--reset` writes the
# expectations again.
set -uo pipefail
export LC_ALL=C.UTF-8
eisen="${EISEN:?}"
cd "$(dirname "${BASH_SOURCE[0]}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
fault() { echo "$1"; faults=$((faults + 1)); }

for name in set rijen; do
  "$eisen" compileer "$name.eis" -o "$work/set.eisb" || fault "$name.eis does not compile"
  for form in tekst csv html; do
    "$eisen" matrix "$work/set.eisb" --formaat "$form" >"$work/found" || fault "$name, $form: status $?"
    if [ "${1:-}" = --reset ]; then cp "$work/found" "$name.$form"; continue; fi
    diff -u "$name.$form" "$work/found" || faults=$((faults + 1))
  done
  if command -v xmllint >/dev/null; then xmllint --noout --nonet "$name.html" || fault "the page is not well-formed"; fi
done

for set in "${EISEN_SOURCE:-../..}"/requirements/*/*.eis; do
  grep -q '^eisenset ' "$set" || continue
  "$eisen" compileer "$set" -o "$work/echt.eisb" && "$eisen" matrix "$work/echt.eisb" -o "$work/echt.txt" || fault "$set has no matrix"
  grep -q '^Wat een aanbieder laat zien' "$work/echt.txt" || fault "$set: half a matrix"
done

printf 'taal 1\neisenset kaal "Kaal"\neis 1 "Een"\n  norm oordeel\n' >"$work/kaal.eis"
"$eisen" compileer "$work/kaal.eis" -o "$work/kaal.eisb"
"$eisen" matrix "$work/kaal.eisb" 2>"$work/said" && fault "a set without zorgvormen has a matrix"
grep -q E0037 "$work/said" || fault "no message E0037"
[ "$faults" -eq 0 ]
