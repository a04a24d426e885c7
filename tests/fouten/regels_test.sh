#!/usr/bin/env bash
# The lines that E0218 says can stand in an eis, an onderdeel … are those that the compiler takes there: every line of regels.txt
# (words as in clause.def, tab, the line) is put in each, and either the list has it or E0218 refuses it.
set -uo pipefail
export LC_ALL=C.UTF-8
eisen="${EISEN:?}"
cd "$(dirname "${BASH_SOURCE[0]}")"
list="${EISEN_SOURCE:?}/compiler/model/clause.def"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
printf 'taal 1\nkader t.k "K"\n\nthema 1 "Th"\n' > "$work/kader.eis"

homes=(EIS PART EXCEPTION CHAPTER TERM)
declare -A begin=([EIS]='eis 1 "E"' [PART]=$'eis 1 "E"\n  a "A"' [EXCEPTION]='afwijking A "A"' [CHAPTER]='hoofdstuk "H"' [TERM]='begrip nieuw')
declare -A indent=([EIS]='  ' [PART]='    ' [EXCEPTION]='  ' [CHAPTER]='  ' [TERM]='  ')

while IFS=$'\t' read -r words line; do
  [ -n "$words" ] || continue
  row="$(grep -F "CLAUSE(\"$words\"," "$list")" || { echo "clause.def has no «$words»"; faults=$((faults + 1)); continue; }
  for home in "${homes[@]}"; do
    { cat regels-begin.txt; printf '%s\n' "${begin[$home]}"; printf '%b\n' "$line" | sed "s/^/${indent[$home]}/"; } > "$work/set.eis"
    "$eisen" compileer "$work/set.eis" -o "$work/uit" 2> "$work/gezegd"
    ! grep -q 'fout E01' "$work/gezegd" || { echo "«$line» is no line:"; cat "$work/gezegd"; faults=$((faults + 1)); }
    listed=ja refused=nee
    grep -qw "$home" <<< "${row#*,}" || listed=nee
    ! grep -q 'fout E0218' "$work/gezegd" || refused=ja
    [ "$listed" != "$refused" ] || { echo "«$words» in $home: listed $listed, refused $refused"; cat "$work/gezegd"; faults=$((faults + 1)); }
  done
done < regels.txt
while read -r words; do
  grep -qP "^\Q$words\E\t" regels.txt || { echo "regels.txt has no «$words»"; faults=$((faults + 1)); }
done < <(grep '^CLAUSE' "$list" | grep -v TOPICS | cut -d'"' -f2)
[ "$faults" -eq 0 ]
