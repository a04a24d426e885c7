#!/usr/bin/env bash
# Every row of the inventory of five documents is an eis, a kpi or an exception of a set, with the text it must have, word for word.
# The digests of those texts are in tests/data/inventaris. Where the list of texts and the documents are at hand, each text is compared
# with both: it differs from the list, or has a word that the document has not, only as verschillen.tsv says, with the line and the reason.
#   EISEN  the program        EISEN_SOURCE  the source tree        EISEN_BRONNEN  the folder of the lists and documents
set -u

source_dir=${EISEN_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
EISEN=${EISEN:-$source_dir/build/dev/eisen}
teksten=$(dirname "$EISEN")/tests/teksten
lists=${EISEN_BRONNEN:-$source_dir/../shared/sources}
here=$source_dir/tests/inventaris
data=$source_dir/tests/data/inventaris/eisen.tsv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

pass() { passed=$((passed + 1)); }
fail() {
  failed=$((failed + 1))
  printf 'FOUT %s\n' "$*"
}

# The texts of a compiled set, as: name, kind, number, digest.
compiled() { # file, name
  if ! "$EISEN" compileer "$source_dir/requirements/$1.eis" -o "$work/set.eisb" 2>"$work/messages"; then
    fail "$1 compileert niet: $(cat "$work/messages")"
    return
  fi
  if [ -s "$work/messages" ]; then fail "$1 geeft meldingen: $(cat "$work/messages")"; else pass; fi
  "$teksten" image "$work/set.eisb" "$2" | sed "s/^/$2	/" >>"$work/compiled.tsv"
  mv "$work/set.eisb" "$work/$2.eisb"
}
compiled centraal-gelderland/algemeen sdcg.pve
compiled centraal-gelderland/activerend-werk sdcg.aw
compiled rijk-van-nijmegen/beschermd-wonen rijk-van-nijmegen.bw
compiled dalfsen/begeleiding dalfsen.begeleiding
compiled apeldoorn/werkt-mee apeldoorn.werkt-mee

# Each row: it is there once, as what it must be, with its text. And nothing else is in the sets. A seventh column is its number there.
awk -F'\t' -v OFS='\t' 'FNR == NR { digest[$1, $2, $3] = $4; next }
  FNR > 1 { got = digest[$3, $4, $7 == "" ? $2 : $7]; print $1, $2, (got == "" ? "ontbreekt" : got == $5 ? "goed" : "anders") }' \
  "$work/compiled.tsv" "$data" >"$work/rows.tsv"
while IFS=$'\t' read -r set number how; do
  if [ "$how" = goed ]; then pass; else fail "$set $number: $how"; fi
done <"$work/rows.tsv"
awk -F'\t' 'FNR == NR { if (FNR > 1) known[$3, $4, $7 == "" ? $2 : $7]; next } !(($1, $2, $3) in known) { print $1, $2, $3 }' "$data" \
  "$work/compiled.tsv" >"$work/more"
if [ -s "$work/more" ]; then fail "niet in de inventaris: $(cat "$work/more")"; else pass; fi
if [ "$(wc -l <"$work/rows.tsv")" -eq 468 ]; then pass; else fail "$(wc -l <"$work/rows.tsv") rijen in plaats van 468"; fi

# No address of a person comes along.
if grep -nE '[[:alnum:]._-]+@[[:alnum:]-]+\.[[:alnum:]]+' "$source_dir"/requirements/*/*.eis; then fail "een e-mailadres"; else pass; fi

# A difference that is written down, but is none of a row.
awk -F'\t' 'FNR == NR { known[$1, $2]; next } FNR > 1 && (!(($1, $2) in known) || $3 == "" || $6 == "") { print $1, $2 }' "$data" \
  "$here/verschillen.tsv" >"$work/stray"
if [ -s "$work/stray" ]; then fail "verschil zonder rij, regel of reden: $(cat "$work/stray")"; else pass; fi

if [ -f "$lists/eisen_tekst.tsv" ] && [ -f "$lists/inventory.tsv" ]; then
  for set in nijmegen-bw dalfsen-wmo werktmee sdcg-pve sdcg-aw; do
    "$teksten" tekst "$lists/eisen_tekst.tsv" "$set" | sed "s/^/$set	/" >>"$work/lists.tsv"
  done
  awk -F'\t' -v OFS='\t' 'FILENAME == ARGV[1] { listed[$1, $2] = $3; next }
    FILENAME == ARGV[2] { differs[$1, $2]; next }
    FILENAME == ARGV[3] { inventory[$1, $2]; next }
    FNR > 1 { same = listed[$1, $2] == $5
      print $1, $2, (!(($1, $2) in inventory) ? "niet in de lijst" : same == !(($1, $2) in differs) ? "goed" : same ? "gelijk" : "anders") }' \
    "$work/lists.tsv" "$here/verschillen.tsv" "$lists/inventory.tsv" "$data" >"$work/listed.tsv"
  while IFS=$'\t' read -r set number how; do
    case "$how" in
      goed) pass ;;
      gelijk) fail "$set $number: staat in verschillen.tsv, maar is gelijk" ;;
      anders) fail "$set $number: anders dan in de lijst van teksten, en niet in verschillen.tsv" ;;
      *) fail "$set $number: $how" ;;
    esac
  done <"$work/listed.tsv"
  missing=$(awk -F'\t' 'FNR == NR { known[$1, $2]; next } FNR > 1 && !(($1, $2) in known) { print $1, $2 }' \
    "$data" "$lists/inventory.tsv")
  if [ -z "$missing" ]; then pass; else fail "in de lijst, niet in de inventaris: $missing"; fi
else
  skipped=$(wc -l <"$work/rows.tsv")
fi

# The words of a set stand in the document, in order, from the line that the row names.
in_document() { # set, document, its file
  awk -F'\t' -v OFS='\t' -v set="$1" -v from="$2 r." '$3 == set && index($6, from) == 1 {
    print $4, ($7 == "" ? $2 : $7), substr($6, length(from) + 1), $1, $2 }' "$data" >"$work/places.tsv"
  "$teksten" document "$work/$1.eisb" "$1" "$lists/$3" "$work/places.tsv" >"$work/found.tsv"
  awk -F'\t' -v OFS='\t' 'FILENAME == ARGV[1] { differs[$1, $2]; next } FILENAME == ARGV[2] { how[$1, $2] = $3; next }
    { print $4, $5, (($4, $5) in differs ? "goed" : how[$1, $2]) }' "$here/verschillen.tsv" "$work/found.tsv" "$work/places.tsv" >"$work/stands.tsv"
  while IFS=$'\t' read -r name number how; do
    if [ "$how" = goed ]; then pass; else fail "$name $number: «$how» staat niet op die plaats in het document"; fi
  done <"$work/stands.tsv"
  located=$((located + $(wc -l <"$work/stands.tsv")))
}
located=0
if [ -f "$lists/recap-inspectierapport.txt" ]; then
  in_document sdcg.pve 000 recap-inspectierapport.txt
  in_document sdcg.aw 000 recap-inspectierapport.txt
  in_document sdcg.aw 002 sdcg-inkoopdocument-activerend-werk.txt
  in_document rijk-van-nijmegen.bw 001 nijmegen-pve-beschermd-wonen.txt
  in_document dalfsen.begeleiding 003 dalfsen-pve-begeleiding.txt
  in_document apeldoorn.werkt-mee 004 werktmee-productomschrijving.txt
  # Of six the documents give no more than the number.
  if [ "$located" -eq 462 ]; then pass; else fail "$located rijen nagezocht in de documenten, in plaats van 462"; fi
fi

printf 'de rijen van de inventaris: %d/%d\n' "$(grep -c 'goed$' "$work/rows.tsv")" "$(wc -l <"$work/rows.tsv")"
printf '%d goed, %d fout, %d overgeslagen (de lijst van teksten is er niet)\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
