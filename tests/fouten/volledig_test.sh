#!/usr/bin/env bash
# Every message of the compiler has a source here that gives it, and every expectation has its source.
set -uo pipefail
export LC_ALL=C
cd "$(dirname "${BASH_SOURCE[0]}")"
messages="${EISEN_SOURCE:-../..}/runtime/base/message.def"
shopt -s nullglob globstar
expected=(**/*.verwacht)
faults=0
codes=0

# Notes stand below a message, without their code.
while read -r code; do
  codes=$((codes + 1))
  grep -qE "(^|: |')(fout|waarschuwing) $code: " "${expected[@]}" ../syntax/*_test.c ../grenzen/*_test.sh && continue
  echo "no source gives $code: $(grep -o "\"$code\", [A-Z]*, \"[^\"]*\"" "$messages")"
  faults=$((faults + 1))
done < <(grep -oE '"[EW]0[1-5][0-9]{2}", (ERROR|WARNING)' "$messages" | cut -d'"' -f2)

double="$(grep -oE '^MSG\([A-Z_0-9]+, "[EW][0-9]+"' "$messages" | cut -d'"' -f2 | sed 's/^.//' | sort | uniq -d)"
[ -z "$double" ] || { echo "codes given twice: $double"; faults=$((faults + 1)); }
for file in "${expected[@]}"; do
  [ -e "${file%.verwacht}.eis" ] || { echo "$file has no source"; faults=$((faults + 1)); }
  [ -s "$file" ] || { echo "$file expects nothing"; faults=$((faults + 1)); }
done
[ "$codes" -ge 100 ] || { echo "only $codes codes were found in $messages"; faults=$((faults + 1)); }
[ "$faults" -eq 0 ]
