#!/usr/bin/env bash
# A result never replaces what was read for it, by whatever name it is called.
source ./check.sh
cd "$work"

cat >basis.eis <<'X'
taal 1
gegevensboek t.basis "Basis"
gegevens aanbieder
  p ja/nee
X
cat >s.eis <<'X'
taal 1
eisenset t.s "S"
  gebruikt gegevensboek t.basis
eis 1 "Plan"
  norm p
X
cat >d.eis <<'X'
taal 1
dossier "A"
  peildatum 01-01-2026
antwoorden uit csv("a.csv")
X
refused() { printf 'fout E0046: «%s» is een bestand dat hier wordt gelezen, en het resultaat zou eroverheen gaan. Er is niets veranderd.\nhulp: Kies achter «-o» een andere naam.' "$1"; }
# unharmed NAME FILE ARGUMENTS… : status 2, and every file is what it was.
unharmed() {
  local name="$1" file="$2"
  shift 2
  rm -rf ../"${work##*/}".was && cp -rL . ../"${work##*/}".was
  check "$name" 2 '*' "$(refused "$file")" "$@"
  expect "$name: nothing changed" diff -r -x '.out' -x '.err' -x '.diff' . ../"${work##*/}".was
  rm -rf ../"${work##*/}".was
}

check "compiled" 0 '' '' compileer s.eis
check "questions" 0 '*' '*' vragen s.eisb d.eis --formaat csv -o a.csv
sed -i '2s/;"";"";""$/;"ja";"";""/; 2s/;;;$/;ja;;/' a.csv
ln -s a.csv andere-naam.csv
ln d.eis tweede.eis
ln -s s.eisb beeld
mkdir -p map && cp s.eis basis.eis map

unharmed "the answers that the dossier reads" a.csv vragen s.eisb d.eis --formaat csv -o a.csv
unharmed "the answers by another name" andere-naam.csv vragen s.eisb d.eis --formaat csv -o andere-naam.csv
unharmed "the dossier" d.eis toets s.eisb d.eis -o d.eis
unharmed "the dossier by a hard link" tweede.eis toets s.eisb d.eis -o tweede.eis
unharmed "the image" ./beeld toets s.eisb d.eis -o ./beeld
unharmed "the image, shown" s.eisb toon s.eisb -o s.eisb
unharmed "the dossier, collected" d.eis verzamel s.eisb d.eis -o d.eis
unharmed "the answers, collected" a.csv toets s.eisb d.eis -o a.csv
unharmed "the source, linted" s.eis lint s.eis -o s.eis
unharmed "a source in a folder" map/s.eis lint map -o map/s.eis
unharmed "a source in a folder, tested" map/s.eis test map -o map/s.eis
unharmed "what the source uses" basis.eis lint s.eis -o basis.eis
cp basis.eis b2 && rm basis.eis && mv b2 echt && ln -s echt basis.eis
unharmed "what the source uses, compiled" echt compileer s.eis -o echt
check "a source for an image" 2 '' 'fout E0047: «nieuw.eis» heeft de naam van een bron, en een image is geen bron.
hulp: Noem achter «-o» een bestand .eisb, bijvoorbeeld «nieuw.eisb».' compileer s.eis -o nieuw.eis
check "another name" 0 '' '*' vragen s.eisb d.eis --formaat csv -o nieuw.csv
check "over an earlier result" 0 '' '*' toets s.eisb d.eis -o nieuw.csv
finish
