#!/usr/bin/env bash
# The explanations of the example: whole texts, as a person reads them. EISEN_RESET=1 rewrites them.
set -u
: "${EISEN:?}" "${EISEN_PLUGINS:?}"
source_dir=${EISEN_SOURCE:?}
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0
fault() { echo "$*"; faults=$((faults + 1)); }

"$EISEN" compileer "$source_dir/requirements/centraal-gelderland/activerend-werk.eis" -o "$work/aw.eisb" || exit 1

# compare NAME DOSSIER FORM EIS…
compare() {
  local name=$1 dossier=$2 form=$3
  shift 3
  "$EISEN" uitleg "$work/aw.eisb" "$dossier" "$@" --formaat "$form" --plugins "$EISEN_PLUGINS" -o "$work/uit" 2>"$work/err" ||
    fault "$name: $(cat "$work/err")"
  [ -n "${EISEN_RESET:-}" ] && cp "$work/uit" "$here/$name"
  diff "$here/$name" "$work/uit" || fault "$name differs (< expected, > found)"
}

example=$source_dir/examples/inspectie/dossier.eis
compare eis-15.txt "$example" tekst sdcg.pve 15
compare eis-8.txt "$example" tekst sdcg.pve 8
compare eis-12.txt "$example" tekst "sdcg.pve 12"
compare eis-9.txt "$example" tekst eis 9 van sdcg.pve
compare eis-9b.txt "$example" tekst sdcg.aw 9 onderdeel b
compare eis-9b.json "$example" json sdcg.aw 9 onderdeel b

# A kpi: its periods, its steps and why.
"$EISEN" compileer "$source_dir/tests/goud/kpi/set.eis" -o "$work/kpi.eisb" || exit 1
"$EISEN" uitleg "$work/kpi.eisb" "$source_dir/tests/goud/kpi/dossier.eis" kpi uitnutting -o "$work/uit" || fault "kpi.txt"
[ -n "${EISEN_RESET:-}" ] && cp "$work/uit" "$here/kpi.txt"
diff "$here/kpi.txt" "$work/uit" || fault "kpi.txt differs (< expected, > found)"

# Rows that share what is above them, and a comparison of two that are not known.
"$EISEN" compileer "$here/rijen.eis" -o "$work/rijen.eisb" || exit 1
for eis in 1 2; do
  "$EISEN" uitleg "$work/rijen.eisb" "$here/rijen-dossier.eis" "$eis" -o "$work/uit" || fault "rijen-$eis.txt"
  [ -n "${EISEN_RESET:-}" ] && cp "$work/uit" "$here/rijen-$eis.txt"
  diff "$here/rijen-$eis.txt" "$work/uit" || fault "rijen-$eis.txt differs (< expected, > found)"
done

# One eis for each kind of sentence.
"$EISEN" compileer "$here/klein.eis" -o "$work/klein.eisb" || exit 1
for eis in $(grep -oP '^eis \K\S+' "$here/klein.eis"); do
  "$EISEN" uitleg "$work/klein.eisb" "$here/klein-dossier.eis" "$eis" 2>"$work/err" || fault "klein, eis $eis: $(cat "$work/err")"
  echo
done | sed '/^UITLEG$/,/^Peildatum/d' >"$work/uit"
[ -n "${EISEN_RESET:-}" ] && cp "$work/uit" "$here/klein.txt"
diff "$here/klein.txt" "$work/uit" || fault "klein.txt differs (< expected, > found)"

# As a dossier names it.
"$EISEN" uitleg "$work/klein.eisb" "$here/klein-dossier.eis" 16 onderdeel loc >"$work/uit" 2>"$work/err"
grep -q '^Eis            16, elke loc \[proef.klein\]$' "$work/uit" || fault "16 onderdeel loc: $(cat "$work/err" "$work/uit")"

# Half a dossier: begeleiding too, so that no exception holds, and no file of VOGs.
cp -r "$source_dir/examples/inspectie" "$work/half"
rm "$work/half/vogs.csv"
echo 'inschrijving zorgvorm: begeleiding  gemeente: arnhem' >>"$work/half/dossier.eis"
compare open-8.txt "$work/half/dossier.eis" tekst sdcg.pve 8
compare open-15.txt "$work/half/dossier.eis" tekst sdcg.pve 15 onderdeel personen.d

# A word with another meaning: under the same condition stand other afwijkingen, but this is the one.
cat >"$work/woord.eis" <<'EINDE'
taal 1
dossier "Proef"
  peildatum 01-06-2025
  volgens sdcg.aw
inschrijving zorgvorm: activerend-werk.stabiel.trede-3  gemeente: arnhem
medewerker "A" rollen: kantoor  direct-cliëntcontact: ja  betrokken-bij-activerend-werk: nee
  in-dienst: 01-02-2025
EINDE
"$EISEN" uitleg "$work/aw.eisb" "$work/woord.eis" "sdcg.pve 15 onderdeel personen.d" >"$work/uit" 2>/dev/null || fault "woord"
grep -q '«hulpverlener» betekent hier iets anders door afwijking 2.1-U15' "$work/uit" || fault "2.1-U15 is not what gives the word its meaning"

# Nothing of the machine shows, whatever is explained.
for eis in 2 3 4 5 6 7 10 11 13 14 16 17 18 19; do
  "$EISEN" uitleg "$work/aw.eisb" "$work/half/dossier.eis" "sdcg.pve $eis" --plugins "$EISEN_PLUGINS" >"$work/uit" 2>"$work/err" ||
    fault "eis $eis: $(cat "$work/err")"
  grep -nE '\br[0-9]+\b|\b[cuvs]\.(any|fold|choose|select|load|const|judge|crit|term)\b|OP_|NULL|«»|«de voorwaarde»' "$work/uit" && fault "eis $eis shows what it should not"
done

# What cannot be explained.
said() { # name, status, words
  local got=0
  "$EISEN" uitleg "$work/aw.eisb" "$example" $4 --plugins "$EISEN_PLUGINS" >"$work/uit" 2>"$work/err" || got=$?
  [ "$got" -eq "$2" ] || fault "$1: exit status $got, expected $2"
  diff <(printf '%s\n' "$3") <(sed "s|$work/||" "$work/err") || fault "$1 (< expected, > found)"
}
said "no such eis" 2 'fout E0032: «sdcg.pve 51» staat niet in aw.eisb.
hulp: Met «eisen toon aw.eisb» ziet u welke eisen en onderdelen er zijn.' 'sdcg.pve 51'
said "in two sets" 2 'fout E0033: «8» staat in meer dan één set: sdcg.pve en sdcg.aw.
hulp: Zet de set ervoor, bijvoorbeeld «sdcg.pve 8».' 8

[ "$faults" -eq 0 ]
