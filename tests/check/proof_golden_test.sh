#!/usr/bin/env bash
# What the proof says of a source, exactly: beside each proof/*.eis a .verwacht with all messages. A source with an error is
# refused, one with warnings alone is compiled. A source named basis-….eis is only there for others to build on. `--reset` writes
# the messages again. And the sets that are delivered must have nothing to say.
set -uo pipefail
export LC_ALL=C
eisen="${EISEN:?}"
real="${EISEN_SOURCE:-../..}/requirements"
cd "$(dirname "${BASH_SOURCE[0]}")/proof"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0

fault() {
  echo "$1"
  faults=$((faults + 1))
}

for source in *.eis; do
  expected="${source%.eis}.verwacht" status=0 wanted=0
  case "$source" in basis-*) continue ;; esac
  "$eisen" compileer "$source" -o "$work/set.eisb" 2>"$work/found" || status=$?
  [ "${1:-}" = --reset ] && cp "$work/found" "$expected"
  grep -q ': fout E' "$expected" && wanted=1
  [ "$status" -eq "$wanted" ] || fault "$source: exit status $status, expected $wanted"
  diff -u --label "$expected" --label found "$expected" "$work/found" || faults=$((faults + 1))
done

while read -r source; do
  "$eisen" compileer "$source" -o "$work/set.eisb" >"$work/found" 2>&1 || fault "$source is refused"
  grep -E ' [EW]04(1[0-9]|3[0-9]): ' "$work/found" && fault "$source: see above"
done < <(grep -rl '^eisenset ' "$real" --include='*.eis' | sort)
[ "$faults" -eq 0 ]
