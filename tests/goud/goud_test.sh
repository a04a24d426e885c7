#!/usr/bin/env bash
# Whole small sets with a dossier, and what must come out. Each folder here holds set.eis (with other sources beside it),
# dossier.eis and evidence files, and of these what is to be compared:
#   rapport.txt rapport.tsv rapport.json   the report in each format (the digest of the image is left out)
#   meldingen.txt                          what stands on standard error
# A report that is compared and messages that are not must go without any messages. `--reset` writes again what is there, and
# rapport.tsv where nothing is; `--reset NAAM` does so for one folder.
set -uo pipefail
export LC_ALL=C
eisen="${EISEN:?}"
cd "$(dirname "${BASH_SOURCE[0]}")"
reset=''
[ "${1:-}" = --reset ] && { reset=ja; shift; }
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0

without_digest() {
  sed -E 's/[0-9a-f]{64}/…/'
}

# Everything about one folder, into $work.
run() {
  rm -f "$work"/*
  touch "$work/meldingen.txt"
  (cd "$1" && "$eisen" compileer set.eis -o "$work/set.eisb") 2>>"$work/meldingen.txt" || return 0
  local vorm
  for vorm in tsv txt json; do
    (cd "$1" && "$eisen" toets "$work/set.eisb" dossier.eis --plugins "$EISEN_PLUGINS" --formaat "${vorm/txt/tekst}") \
      2>"$work/fout.$vorm" | without_digest >"$work/rapport.$vorm"
  done
  cat "$work/fout.tsv" >>"$work/meldingen.txt"
}

compare() {
  local folder="$1" file
  for file in rapport.txt rapport.tsv rapport.json meldingen.txt; do
    [ -e "$folder/$file" ] || [ "$file" = meldingen.txt ] || continue
    diff -u --label "$folder/$file" --label "found" <(cat "$folder/$file" 2>/dev/null) <(cat "$work/$file" 2>/dev/null) ||
      faults=$((faults + 1))
  done
}

rewrite() {
  local folder="$1" file
  compgen -G "$folder/rapport.*" >/dev/null || touch "$folder/rapport.tsv"
  for file in rapport.txt rapport.tsv rapport.json; do
    [ -e "$folder/$file" ] && cat "$work/$file" >"$folder/$file"
  done
  if [ -s "$work/meldingen.txt" ]; then cp "$work/meldingen.txt" "$folder/"; else rm -f "$folder/meldingen.txt"; fi
}

shopt -s nullglob
for source in ${1:-*}/set.eis; do
  folder="${source%/set.eis}"
  run "$folder"
  if [ -n "$reset" ]; then rewrite "$folder"; else compare "$folder"; fi
done
[ "$faults" -eq 0 ]
