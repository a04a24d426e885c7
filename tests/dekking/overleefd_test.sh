#!/usr/bin/env bash
# The changes of our own sets that no voorbeeld notices are those of overleefd.tsv, each with its reason: a new one is a voorbeeld that is
# missing, and one that is noticed now does not belong in the list.
#   overleefd_test.sh [SET…]      a SET is a file of requirements/, without its ending; without arguments each of them
#   EISEN  the program            EISEN_SOURCE  the source tree
set -uo pipefail
export LC_ALL=C.UTF-8
source_dir=${EISEN_SOURCE:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
eisen="${EISEN:-$source_dir/build/dev/eisen}"
list="$source_dir/tests/dekking/overleefd.tsv"
sets=("$@")
[ $# -gt 0 ] || mapfile -t sets < <(cd "$source_dir/requirements" && grep -l '^eisenset ' ./*/*.eis | sed 's|^\./||; s|\.eis$||')
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
for set in "${sets[@]}"; do
  "$eisen" test "$source_dir/requirements/$set.eis" --muteer >"$work/found" || { grep -A5 FOUT "$work/found"; faults=$((faults + 1)); }
  echo "$set: $(grep -c '^    ' "$work/found") niet gemerkt; $(sed -n 's/^  veranderingen: //p' "$work/found")"
  grep -q '^  veranderingen: [1-9]' "$work/found" || faults=$((faults + 1))
  # «    PLACE: «WORDS»: CHANGE»
  sed -n "s|^    \\(.*»\\): \\([^»]*\\)\$|$set\\t\\1\\t\\2|p; s|^    \\(.*»\\): \\(«[^»]*» wordt «[^»]*»\\)\$|$set\\t\\1\\t\\2|p" "$work/found" |
    sort >"$work/survived"
  awk -F'\t' -v OFS='\t' -v s="$set" 'FNR > 1 && $1 == s { print $1, $2, $3 }' "$list" | sort >"$work/listed"
  [ "$(grep -c '^    ' "$work/found")" -eq "$(wc -l <"$work/survived")" ] || { echo "$set: een regel is niet gelezen"; faults=$((faults + 1)); }
  diff --label "overleefd.tsv" --label "gevonden" -u "$work/listed" "$work/survived" || faults=$((faults + 1))
done
# Each entry has a reason, and is of a set that there is.
while IFS=$'\t' read -r set place change reason; do
  if [ -z "$place" ] || [ -z "$change" ] || [ -z "$reason" ] || [ ! -e "$source_dir/requirements/$set.eis" ]; then
    echo "overleefd.tsv: $set $place"
    faults=$((faults + 1))
  fi
done < <(tail -n +2 "$list")
[ "$faults" -eq 0 ]
