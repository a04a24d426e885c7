#!/usr/bin/env bash
# What lint finds of the defects that people found in documents 001 to 004 (gebreken.tsv: defect, document, codes, eis, found or who
# could, why not). The texts are those of the documents as they are, an eis each, without anything mended. Prints how many of those that a
# machine could find are found.
set -uo pipefail
export LC_ALL=C.UTF-8
eisen="${EISEN:?}"
texts="${EISEN_SOURCE:?}/../shared/sources/eisen_tekst.tsv"
[ -e "$texts" ] || { echo "the documents are not here"; exit 77; }
cd "$(dirname "${BASH_SOURCE[0]}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0

raw() { # SET DOCUMENT: each row an eis with its text
  awk -F'\t' -v set="$1" -v doc="$2" '
    BEGIN { printf "taal 1\neisenset ruw.d%s \"Ruw %s\"\n\n", doc, doc }
    $1 == set && $4 != "" {
      number = $2
      gsub(/[^A-Za-z0-9.-]/, "-", number); gsub(/^-+|-+$/, "", number)
      if (number !~ /^[0-9]/) number = "0-" number
      while (number in seen) number = number "-b"
      seen[number] = 1
      gsub(/"""/, "", $4)
      printf "eis %s \"%s\"\n  \"\"\"%s\"\"\"\n", number, $2, $4
    }' "$texts" >"$work/$2.eis"
  "$eisen" lint "$work/$2.eis" --formaat json >"$work/$2.json"
  # code and eis of each finding: an eis is two lines here
  jq -r '.bevindingen[] | "\(.code) \(.regel)"' "$work/$2.json" | while read -r code line; do
    echo "$code $(sed -n "$((line - 1))p" "$work/$2.eis" | cut -d' ' -f2)"
  done >"$work/$2.found"
}
raw nijmegen-bw 001
raw sdcg-aw 002
raw dalfsen-wmo 003
raw werktmee 004

found=0 could=0
while IFS=$'\t' read -r defect doc codes eis what _; do
  case "$what" in gevonden | niet) could=$((could + 1)) ;; esac
  [ "$what" = gevonden ] || continue
  hit=''
  for code in $codes; do grep -qxF "$code $eis" "$work/$doc.found" && hit=ja; done
  if [ -n "$hit" ]; then found=$((found + 1)); else
    echo "$defect: $codes does not find it in eis $eis of $doc"
    faults=$((faults + 1))
  fi
done <gebreken.tsv
echo "$found of $could defects that a machine could find; findings: $(cat "$work"/*.found | wc -l)"
[ "$((found * 100))" -ge "$((could * 75))" ] || faults=$((faults + 1))
[ "$faults" -eq 0 ]
