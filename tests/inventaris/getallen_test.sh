#!/usr/bin/env bash
# The lists of numbers that stand in a document and in no norm: each of an eis that there is, with one of the five reasons, once. Where the
# inventory is at hand: each number in digits of its exact norms is in the norms of that eis, or in the list.
#   EISEN_SOURCE  the source tree        EISEN_BRONNEN  the folder of the lists
set -uo pipefail
export LC_ALL=C.UTF-8
source_dir=${EISEN_SOURCE:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
inventory=${EISEN_BRONNEN:-$source_dir/../shared/sources}/inventory.tsv
faults=0 rows=0
for list in "$source_dir"/requirements/*/getallen.tsv; do
  while IFS=$'\t' read -r set eis number reason; do
    rows=$((rows + 1))
    file=$(grep -l "^eisenset $set " "$(dirname "$list")"/*.eis)
    case "$reason" in telling | wetnaam | code | trede | gebrek) ;; *) file='' ;; esac
    if [ -z "$file" ] || [ -z "$number" ] || ! grep -qE "^ *(eis|kpi|afwijking) ${eis//./\\.}( |\$)" "$file"; then
      echo "${list#"$source_dir/"}: $set $eis $number $reason"
      faults=$((faults + 1))
    fi
  done < <(tail -n +2 "$list")
  if tail -n +2 "$list" | sort | uniq -d | grep .; then faults=$((faults + 1)); fi
done
numbers() { # SET FILE SET-OF-THE-INVENTORY
  local found
  found=$(awk -v set="$1" -v row="$3" -f "$here/getallen.awk" "$source_dir/requirements/${2%/*}/getallen.tsv" "$source_dir/requirements/$2.eis" "$inventory")
  [ -z "$found" ] && return
  echo "niet in een norm en niet in getallen.tsv: $found"
  faults=$((faults + 1))
}
if [ -f "$inventory" ]; then
  numbers sdcg.pve centraal-gelderland/algemeen sdcg-pve
  numbers sdcg.aw centraal-gelderland/activerend-werk sdcg-aw
  numbers rijk-van-nijmegen.bw rijk-van-nijmegen/beschermd-wonen nijmegen-bw
  numbers dalfsen.begeleiding dalfsen/begeleiding dalfsen-wmo
  numbers apeldoorn.werkt-mee apeldoorn/werkt-mee werktmee
fi
echo "$rows getallen"
[ "$rows" -gt 0 ] && [ "$faults" -eq 0 ]
