#!/usr/bin/env bash
# Every row of the inventory of three documents is an eis, a kpi or an exception of a set, with the text it must have, word for word.
# The digests of those texts are in tests/data/inventaris. Where the list of texts itself is at hand, each text is compared with it too:
# the differences are those of verschillen.tsv, each with its reason, and no others.
#   EISEN  the program        EISEN_SOURCE  the source tree        EISEN_BRONNEN  the folder of the lists
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
}
compiled rijk-van-nijmegen/beschermd-wonen rijk-van-nijmegen.bw
compiled dalfsen/begeleiding dalfsen.begeleiding
compiled apeldoorn/werkt-mee apeldoorn.werkt-mee

# Each row: it is there once, as what it must be, with its text. And nothing else is in the sets.
awk -F'\t' -v OFS='\t' 'FNR == NR { digest[$1, $2, $3] = $4; next }
  FNR > 1 { got = digest[$3, $4, $2]; print $1, $2, (got == "" ? "ontbreekt" : got == $5 ? "goed" : "anders") }' \
  "$work/compiled.tsv" "$data" >"$work/rows.tsv"
while IFS=$'\t' read -r set number how; do
  if [ "$how" = goed ]; then pass; else fail "$set $number: $how"; fi
done <"$work/rows.tsv"
awk -F'\t' 'FNR == NR { if (FNR > 1) known[$3, $4, $2]; next } !(($1, $2, $3) in known) { print $1, $2, $3 }' "$data" \
  "$work/compiled.tsv" >"$work/more"
if [ -s "$work/more" ]; then fail "niet in de inventaris: $(cat "$work/more")"; else pass; fi
if [ "$(wc -l <"$work/rows.tsv")" -eq 407 ]; then pass; else fail "$(wc -l <"$work/rows.tsv") rijen in plaats van 407"; fi

# No address of a person comes along.
if grep -nE '[[:alnum:]._-]+@[[:alnum:]-]+\.[[:alnum:]]+' "$source_dir"/requirements/*/*.eis; then fail "een e-mailadres"; else pass; fi

# A difference that is written down, but is none of a row.
awk -F'\t' 'FNR == NR { known[$1, $2]; next } FNR > 1 && (!(($1, $2) in known) || $5 == "") { print $1, $2 }' "$data" \
  "$here/verschillen.tsv" >"$work/stray"
if [ -s "$work/stray" ]; then fail "verschil zonder rij of reden: $(cat "$work/stray")"; else pass; fi

if [ -f "$lists/eisen_tekst.tsv" ] && [ -f "$lists/inventory.tsv" ]; then
  for set in nijmegen-bw dalfsen-wmo werktmee; do
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
  missing=$(awk -F'\t' 'FNR == NR { known[$1, $2]; next } $1 ~ /^(nijmegen-bw|dalfsen-wmo|werktmee)$/ && !(($1, $2) in known) { print $1, $2 }' \
    "$data" "$lists/inventory.tsv")
  if [ -z "$missing" ]; then pass; else fail "in de lijst, niet in de inventaris: $missing"; fi
else
  skipped=$(wc -l <"$work/rows.tsv")
fi

printf '%d goed, %d fout, %d overgeslagen (de lijst van teksten is er niet)\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
