#!/usr/bin/env bash
# Sources that are wrong, and exactly what is said about them: beside each *.eis here (also in folders) a .verwacht with all
# messages. A source named basis-….eis is only there for others; a dossier-….eis is judged by the set in basis-set.eis beside
# it; of a voorbeeld-….eis the voorbeelden are run. `--reset` writes the messages again, also for sources that had none yet;
# `--reset BRON.eis` does so for one.
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

# The messages about one source, into $work/gevonden. With an error it must be refused, and nothing may be written.
run() {
  local status=0 expected=0 folder
  folder="$(dirname "$1")"
  rm -f "$work/uit"
  case "${1##*/}" in
    dossier-*)
      "$eisen" compileer "$folder/basis-set.eis" -o "$work/set.eisb" || fault "$folder/basis-set.eis does not compile"
      "$eisen" toets "$work/set.eisb" "$1" --formaat tsv -o "$work/uit" 2>"$work/gevonden" || status=$? ;;
    voorbeeld-*) "$eisen" test "$1" 2>"$work/gevonden" >/dev/null || status=$? ;;
    *) "$eisen" compileer "$1" -o "$work/uit" 2>"$work/gevonden" || status=$? ;;
  esac
  grep -qE ': fout E[0-9]+: ' "$work/gevonden" && expected=1
  [ "$status" -eq "$expected" ] || fault "$1: exit status $status, expected $expected"
  [ "$expected" -eq 0 ] || [ ! -e "$work/uit" ] || fault "$1: something was written"
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
