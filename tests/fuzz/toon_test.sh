#!/usr/bin/env bash
# «eisen toon» on images of which one bit was changed and that the verifier lets through: it prints them, and nothing in them steers
# a terminal.
set -uo pipefail
eisen="${EISEN:?}"
program="$(dirname "$eisen")/tests/fuzz/fuzz_bits_test"
[ -x "$program" ] || exit 77
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0 shown=0
fault() { echo "$1"; faults=$((faults + 1)); }

mkdir "$work/map"
EISEN_BITS="${EISEN_BITS:-1511}" EISEN_BITS_MAP="$work/map" "$program" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
for image in "$work"/map/*.eisb; do
  for form in '' --telling --bytecode; do
    status=0
    # shellcheck disable=SC2086
    "$eisen" toon "$image" $form >"$work/out" 2>"$work/err" || status=$?
    { [ "$status" -eq 0 ] && [ ! -s "$work/err" ]; } || { fault "$image $form: $status"; cat "$work/err"; }
    ! LC_ALL=C grep -qP '[\x00-\x08\x0B-\x1F\x7F]|\xC2[\x80-\x9F]|\xE2\x80[\x8E\x8F\xA8-\xAE]|\xE2\x81[\xA6-\xA9]' "$work/out" ||
      fault "$image $form: steers the terminal"
    shown=$((shown + 1))
  done
done
echo "$shown shown, $faults faults"
[ "$faults" -eq 0 ] && [ "$shown" -ge 60 ]
