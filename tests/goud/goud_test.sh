#!/usr/bin/env bash
# Whole small sets with a dossier, and what must come out. Each folder here holds set.eis (with other sources beside it),
# dossier.eis and evidence files, and of these what is to be compared:
#   rapport.txt rapport.tsv rapport.json rapport.html   the report in each format (the digest of the image is left out)
#   meldingen.txt                          what stands on standard error
#   verwacht.tsv, verwacht-X.tsv           worked out by hand, of dossier.eis and dossier-X.eis: of each line of the tsv the eis,
#                                          the onderdeel, what is possible, the cause, and by which afwijking; meldingen-X.txt
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
  for vorm in tsv txt json html; do
    (cd "$1" && "$eisen" toets "$work/set.eisb" dossier.eis --plugins "$EISEN_PLUGINS" --formaat "${vorm/txt/tekst}") \
      2>"$work/fout.$vorm" | without_digest >"$work/rapport.$vorm"
  done
  cat "$work/fout.tsv" >>"$work/meldingen.txt"
}

compare() {
  local folder="$1" file
  for file in rapport.txt rapport.tsv rapport.json rapport.html meldingen.txt; do
    [ -e "$folder/$file" ] || [ "$file" = meldingen.txt ] || continue
    diff -u --label "$folder/$file" --label "found" <(cat "$folder/$file" 2>/dev/null) <(cat "$work/$file" 2>/dev/null) ||
      faults=$((faults + 1))
  done
}

# What was worked out by hand: `--reset` never writes it.
by_hand() {
  local folder="$1" hand name
  for hand in "$folder"/verwacht*.tsv; do
    name="${hand##*/verwacht}"
    name="${name%.tsv}"
    (cd "$folder" && "$eisen" toets "$work/set.eisb" "dossier$name.eis" --plugins "$EISEN_PLUGINS" --formaat tsv) \
      2>"$work/fout" | tail -n +2 | cut -f 3,4,7,8,9 >"$work/hand"
    diff -u --label "$hand" --label "found" "$hand" "$work/hand" || faults=$((faults + 1))
    [ -z "$name" ] && continue
    diff -u --label "$folder/meldingen$name.txt" --label "found" <(cat "$folder/meldingen$name.txt" 2>/dev/null) "$work/fout" ||
      faults=$((faults + 1))
  done
}

rewrite() {
  local folder="$1" file
  compgen -G "$folder/rapport.*" >/dev/null || compgen -G "$folder/verwacht*.tsv" >/dev/null || touch "$folder/rapport.tsv"
  for file in rapport.txt rapport.tsv rapport.json rapport.html; do
    [ -e "$folder/$file" ] && cat "$work/$file" >"$folder/$file"
  done
  if [ -s "$work/meldingen.txt" ]; then cp "$work/meldingen.txt" "$folder/"; else rm -f "$folder/meldingen.txt"; fi
}

shopt -s nullglob
for source in ${1:-*}/set.eis; do
  folder="${source%/set.eis}"
  run "$folder"
  by_hand "$folder"
  if [ -n "$reset" ]; then rewrite "$folder"; else compare "$folder"; fi
done
[ "$faults" -eq 0 ]
