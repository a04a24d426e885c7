#!/usr/bin/env bash
# The dossiers in examples/ that sets.tsv names, each of an invented provider, assessed with the sets behind its name. Beside the
# dossier stand
#   verwacht.tsv                            outcomes worked out by hand, at least twenty, each with its reason; never written here
#   rapport.txt uitkomsten.tsv vragen.txt   what «eisen toets» and «eisen vragen» say (the digest of the image is left out)
# `--reset` writes those three again, `--reset MAP` of one folder.
#   EISEN          the program        EISEN_PLUGINS  the folder of its collectors
#   EISEN_SOURCE   the source tree
set -uo pipefail
export LC_ALL=C
source_dir="${EISEN_SOURCE:?}" eisen="${EISEN:?}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
reset='' only=''
[ "${1:-}" = --reset ] && { reset=ja; shift; }
only="${1:-}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0

fault() {
  printf 'FOUT %s\n' "$*"
  faults=$((faults + 1))
}

# The images of the sets of one folder, into $work/*.eisb; their names into the array «images».
compile() {
  local set
  images=()
  for set in $1; do
    images+=("$work/$(basename "$set" .eis).eisb")
    [ -e "${images[-1]}" ] || "$eisen" compileer "$source_dir/$set" -o "${images[-1]}" || { fault "$set compileert niet"; return 1; }
  done
}

# Judged from inside its folder, so that messages name files as its reader would.
judge() { # folder
  (cd "$1" && "$eisen" toets "${images[@]}" dossier.eis --plugins "$EISEN_PLUGINS" 2>/dev/null) |
    sed -E 's/[0-9a-f]{64}/…/' >"$work/rapport.txt" || fault "toets van $1"
  (cd "$1" && "$eisen" toets "${images[@]}" dossier.eis --formaat tsv --plugins "$EISEN_PLUGINS") >"$work/uitkomsten.tsv" \
    2>"$work/messages" || fault "toets van $1: $(head -c 600 "$work/messages")"
  (cd "$1" && "$eisen" vragen "${images[@]}" dossier.eis --plugins "$EISEN_PLUGINS" 2>/dev/null) >"$work/vragen.txt" ||
    fault "vragen van $1"
  (cd "$1" && "$eisen" vragen "${images[@]}" dossier.eis --formaat csv --plugins "$EISEN_PLUGINS" 2>/dev/null) |
    cut -d ';' -f 1 | sort | uniq -d >"$work/twice"
  [ -s "$work/twice" ] && fault "$1: twee keer gevraagd: $(tr '\n' ' ' <"$work/twice")"
}

# What was collected, judged as a record, gives the same outcomes.
recorded() { # folder
  (cd "$1" && "$eisen" verzamel "${images[@]}" dossier.eis --plugins "$EISEN_PLUGINS") >"$work/bewijs.json" 2>"$work/messages" ||
    fault "verzamel van $1: $(head -c 600 "$work/messages")"
  "$eisen" toets "${images[@]}" "$work/bewijs.json" --formaat tsv 2>/dev/null | cmp -s - "$work/uitkomsten.tsv" ||
    fault "$1: bewijs.json geeft andere uitkomsten"
}

# The steps of the kpi's as lines of the tsv, with «stap» for an onderdeel: only the report says them.
steps() {
  awk -F'[][]' '
    /^Kpi / { set = $(NF - 1); split($0, words, /[ .]/); kpi = words[2] }
    kpi != "" && sub(/^    Stap: /, "") { sub(/ «.*/, ""); printf "-\t%s\tkpi %s\tstap\t-\t-\t%s\n", set, kpi, $0; kpi = "" }
    ' "$work/rapport.txt"
}

# Each row worked out by hand: set, eis, onderdeel, what is possible («ja of deels»), why.
by_hand() { # folder, name
  local rows
  steps >"$work/steps"
  awk -F'\t' -v name="$2" '
    NR == FNR { if (FNR > 1) { possible = $7; gsub(/,/, " of ", possible); found[$2 FS $3 FS $4] = possible }; next }
    FNR == 1 { next }
    NF != 5 || $5 == "" { printf "%s: rij %d heeft geen vijf kolommen met een reden\n", name, FNR; next }
    !(($1 FS $2 FS $3) in found) { printf "%s: %s eis %s %s staat niet in het rapport\n", name, $1, $2, $3; next }
    seen[$1 FS $2 FS $3]++ { printf "%s: %s eis %s %s staat er twee keer\n", name, $1, $2, $3; next }
    found[$1 FS $2 FS $3] != $4 { printf "%s: %s eis %s %s: verwacht «%s» (%s), gekregen «%s»\n", name, $1, $2, $3, $4, $5, found[$1 FS $2 FS $3] }
    ' <(cat "$work/uitkomsten.tsv" "$work/steps") "$1/verwacht.tsv" >"$work/hand"
  while read -r line; do fault "$line"; done <"$work/hand"
  rows=$(($(wc -l <"$1/verwacht.tsv") - 1))
  [ "$rows" -ge 20 ] || fault "$2: maar $rows uitkomsten met de hand"
}

compare() { # folder, name
  local file
  for file in rapport.txt uitkomsten.tsv vragen.txt; do
    if [ -n "$reset" ]; then
      cp "$work/$file" "$1/$file"
    elif ! diff -u --label "$2/$file" --label gevonden "$1/$file" "$work/$file" >"$work/diff"; then
      fault "$2/$file is anders"
      head -n 40 "$work/diff"
    fi
  done
}

while IFS=$'\t' read -r name sets; do
  [ "$name" = map ] && continue
  [ -n "$only" ] && [ "$only" != "$name" ] && continue
  folder="$source_dir/examples/$name"
  compile "$sets" || continue
  judge "$folder"
  recorded "$folder"
  by_hand "$folder" "$name"
  compare "$folder" "$name"
done <"$here/sets.tsv"
[ "$faults" -eq 0 ]
