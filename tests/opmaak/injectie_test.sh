#!/usr/bin/env bash
# «eisen opmaak» with memory that runs out, and with a file that cannot be opened, read, written, closed or renamed, at many points
# where that can happen (tests/fout-injectie): the source is as it was, with a message and an exit status, or it is formatted.
set -uo pipefail
export LC_ALL=C
eisen="${EISEN:?}"
shim="$(dirname "$eisen")/tests/fout-injectie/mis.so"
[ -e "$shim" ] || exit 77
cd "$(dirname "${BASH_SOURCE[0]}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0 told=0
fault() { echo "$1"; cat "$work/fout.txt"; faults=$((faults + 1)); }

run() { # KIND POINT
  local status=0
  mkdir -p "$work/map"
  cp slordig-set.eis "$work/map/bron.eis"
  MIS_WAT="$1" MIS_N="$2" MIS_TEL="$work/tel" LD_PRELOAD="$shim" "$eisen" opmaak "$work/map/bron.eis" >"$work/uit.txt" 2>"$work/fout.txt" || status=$?
  return "$status"
}
for kind in geheugen bestanden; do
  run "$kind" 0 || fault "$kind: exit status $?"
  total="$(cat "$work/tel")" step=1
  [ "${EISEN_INJECTIE:-}" = alle ] || step=$((total / 40 + 1))
  for ((n = 1; n <= total; n += step)); do
    run "$kind" "$n"
    status=$?
    [ "$(ls "$work/map")" = bron.eis ] || { fault "$kind $n: left behind: $(ls "$work/map")"; rm -rf "$work/map"; continue; }
    if cmp -s "$work/map/bron.eis" netjes-set.eis; then
      [ "$status" -eq 0 ] || grep -q 'fout E' "$work/fout.txt" || fault "$kind $n: formatted, but exit status $status and no message"
    elif cmp -s "$work/map/bron.eis" slordig-set.eis; then
      { [ "$status" -ne 0 ] && grep -q 'fout E' "$work/fout.txt"; } || fault "$kind $n: not formatted, exit status $status, no message"
      told=$((told + 1))
    else
      fault "$kind $n: something else was written"
    fi
  done
done
[ "$faults" -eq 0 ] && [ "$told" -gt 5 ]
