#!/usr/bin/env bash
# Sources that are wrong, and exactly what is said about them: beside each *.eis here (also in folders) a .verwacht with all
# messages. A source named basis-….eis is only there for others to build on. `--reset` writes the messages again, also for
# sources that had none yet; `--reset BRON.eis` does so for one.
set -uo pipefail
export LC_ALL=C
eisen="${EISEN:?}"
cd "$(dirname "${BASH_SOURCE[0]}")"
reset=''
[ "${1:-}" = --reset ] && { reset=ja; shift; }
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0

fault() {
  echo "$1"
  faults=$((faults + 1))
}

# The messages about one source, into $work/gevonden. It must be refused, and nothing may be written.
run() {
  local status=0
  rm -f "$work/set.eisb"
  "$eisen" compileer "$1" -o "$work/set.eisb" 2>"$work/gevonden" || status=$?
  [ "$status" -eq 1 ] || fault "$1: exit status $status, expected 1"
  [ ! -e "$work/set.eisb" ] || fault "$1: an image was written"
}

shopt -s nullglob globstar
for source in ${1:-**/*.eis}; do
  expected="${source%.eis}.verwacht"
  case "${source##*/}" in basis-*) continue ;; esac
  run "$source"
  if [ -n "$reset" ]; then
    cp "$work/gevonden" "$expected"
  else
    diff -u --label "$expected" --label "found" <(cat "$expected" 2>&1) "$work/gevonden" || faults=$((faults + 1))
  fi
done
[ "$faults" -eq 0 ]
