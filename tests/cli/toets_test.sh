#!/usr/bin/env bash
# From source to report, through files: images, dossiers, evidence, and everything about them that can be wrong.
source ./check.sh
cp klein.eis dossier.eis medewerkers.csv "$work"
cd "$work"
kop='aanbieder	set	eis	onderdeel	thema	uitkomst	mogelijk	oorzaak	via	titel'
plugins=(--plugins "$EISEN_PLUGINS")

check "compile" 0 '' '' compileer klein.eis
expect "the image stands beside the source" test -s klein.eisb
check "compile to another name" 0 '' '' compileer klein.eis -o ander.eisb
expect "the same source gives the same bytes" cmp klein.eisb ander.eisb
check "compile into a folder that is not there" 3 '' '*' compileer klein.eis -o nergens/klein.eisb
check "source that is not there" 1 '' '*' compileer nergens.eis
expect "nothing was written" test ! -e nergens.eisb

check "judge" 0 "$kop
De Werkbank	proef.klein	1			ja	ja			Website
De Werkbank	proef.klein	2			deels	deels			Bejegening
De Werkbank	proef.klein	3			deels	deels			VOG
De Werkbank	proef.klein	3	a		deels	deels			heeft een VOG" '' toets klein.eisb dossier.eis --formaat tsv "${plugins[@]}"
check "judge with the plugins beside the program" 0 '*' '' toets klein.eisb dossier.eis
expect "the report names the provider" grep -qx 'Aanbieder      De Werkbank' .out
"$eisen" toets klein.eisb dossier.eis --formaat tsv >een.tsv
check "an eis that two images hold is reported once" 0 "$(cat een.tsv)" 'melding E0707: «ander.eisb» doet niet apart mee: alles ervan zit al in «klein.eisb».
hulp: U kunt het weglaten.' toets klein.eisb ander.eisb dossier.eis --formaat tsv
for naam in noord zuid; do
  printf 'taal 1\neisenset proef.%s "Op klein"\n  bouwt voort op proef.klein\neis 1 "Beleid"\n' "$naam" >"$naam.eis"
  check "a set that builds on it ($naam)" 0 '' '' compileer "$naam.eis"
done
"$eisen" toets noord.eisb dossier.eis --formaat tsv >noord.tsv
check "a set counts with the one that builds on it" 0 "$(cat noord.tsv)" 'melding E0707: «klein.eisb» doet niet apart mee: alles ervan zit al in «noord.eisb».
hulp: U kunt het weglaten.' toets klein.eisb noord.eisb dossier.eis --formaat tsv
check "two that build on the same one" 1 '' 'fout E0706: Eisenset «proef.klein» zit in «noord.eisb» en in «zuid.eisb»: haar eisen zouden twee keer meetellen.
hulp: Toets met één van beide, of maak een eisenset die op allebei voortbouwt.' toets noord.eisb zuid.eisb dossier.eis
sed 's/^eis 1 "[^"]*"/eis 1 "Een andere titel"/' klein.eis >anders.eis
mkdir anders && mv anders.eis anders/klein.eis && check "the same set from another source" 0 '' '' compileer anders/klein.eis
check "two of one set that are not the same" 1 '' 'fout E0706: Eisenset «proef.klein» zit in «klein.eisb» en in «anders/klein.eisb»: haar eisen zouden twee keer meetellen.
hulp: Toets met één van beide, of maak een eisenset die op allebei voortbouwt.' toets klein.eisb anders/klein.eisb dossier.eis
check "judge to a file" 0 '' '' toets klein.eisb dossier.eis --formaat tsv -o uit.tsv
expect "the file holds the report" test "$(head -1 uit.tsv)" = "$kop"

check "collect" 0 '' '' verzamel klein.eisb dossier.eis -o bewijs.json
for vorm in tekst tsv json html; do
  check "judge the dossier as $vorm" 0 '*' '' toets klein.eisb dossier.eis --formaat "$vorm" -o "een.$vorm"
  check "judge the records as $vorm" 0 '*' '' toets klein.eisb bewijs.json --formaat "$vorm" -o "twee.$vorm"
  expect "records and dossier give the same $vorm" cmp "een.$vorm" "twee.$vorm"
done

sed 's/^\( *\)\(medewerker\) uit .*/\1\2 uit nergens("a.csv")\n\1\2 uit nergens("b.csv")\n\1\2 uit nergens("c.csv")/' dossier.eis >zonder-collector.eis
check "a collector that is not there" 0 '*' '*' toets klein.eisb zonder-collector.eis "${plugins[@]}"
expect "it is told once" test "$(grep -c W0801 .err)" = 1

check "another date" 0 '*' '*' toets klein.eisb dossier.eis --formaat json --peildatum 01-07-2025
expect "the report has the date" grep -q '"peildatum": "2025-07-01"' .out
sed '/peildatum/d' dossier.eis >zonder.eis
check "no date at all" 1 '' 'fout E0650: Er is geen peildatum voor de aanbieder «De Werkbank».
hulp: Zet «peildatum 23-06-2025» in het dossier, of geef --peildatum.' toets klein.eisb zonder.eis
check "the date from the option only" 0 '*' '' toets klein.eisb zonder.eis --peildatum 2025-06-23

rm medewerkers.csv
check "evidence file that is not there" 0 "$kop
De Werkbank	proef.klein	1			ja	ja			Website
De Werkbank	proef.klein	2			deels	deels			Bejegening
De Werkbank	proef.klein	3			onbekend	ja,deels,nee,nvt	ontbreekt		VOG
De Werkbank	proef.klein	3	a		onbekend	ja,deels,nee,nvt	ontbreekt		heeft een VOG" '*' toets klein.eisb dossier.eis --formaat tsv
printf 'naam;contact;vog\n' >medewerkers.csv
check "empty evidence file: known to be empty" 0 "$kop
De Werkbank	proef.klein	1			ja	ja			Website
De Werkbank	proef.klein	2			deels	deels			Bejegening
De Werkbank	proef.klein	3			nvt	nvt			VOG
De Werkbank	proef.klein	3	a		nvt	nvt			heeft een VOG" '' toets klein.eisb dossier.eis --formaat tsv

check "image that is not there" 1 '' 'fout E0001: Het bestand «nergens.eisb» kan niet worden geopend: het bestand bestaat niet.
hulp: Controleer de naam en de map van het bestand.' toets nergens.eisb dossier.eis
check "evidence instead of an image" 2 '' 'fout E0041: «bewijs.json» is bewijs in JSON, en hier hoort een image (.eisb).
hulp: Schrijf «eisen toets SET.eisb bewijs.json dossier.eis».' toets bewijs.json dossier.eis
echo 'zomaar tekst' > tekst.txt
check "no image" 1 '' 'fout E0701: Het bestand «tekst.txt» is geen eisenset-image.
hulp: Noem een bestand dat met «eisen compileer» is gemaakt.' toets tekst.txt dossier.eis
check "order turned round" 2 '' 'fout E0041: «dossier.eis» is een dossier, en hier hoort een image (.eisb).
hulp: Schrijf «eisen toets klein.eisb dossier.eis».' toets dossier.eis klein.eisb
check "no dossier at all" 2 '' 'fout E0041: «klein.eisb» is een image, en hier hoort een dossier.
hulp: Schrijf «eisen toets klein.eisb klein.eisb DOSSIER.eis».' toets klein.eisb klein.eisb
check "an image instead of a source" 2 '*' 'fout E0041: «klein.eisb» is een image, en hier hoort een bron (.eis).
hulp: Noem de bron zelf: «klein.eis».' lint klein.eisb
cp klein.eisb beschadigd.eisb
printf 'x' | dd of=beschadigd.eisb bs=1 seek=1000 conv=notrunc status=none
check "damaged image" 1 '' 'fout E0703: Het image «beschadigd.eisb» is beschadigd: de controlesom klopt niet.
hulp: Vraag het bestand opnieuw op, of compileer de eisenset opnieuw.' toets beschadigd.eisb dossier.eis
head -c 500 klein.eisb >kort.eisb
check "image cut short" 1 '' '*' toon kort.eisb
check "folder instead of an image" 1 '' 'fout E0006: «.» is geen gewoon bestand.
hulp: Noem een bestand. Een map, een pijp of een apparaat kan hier niet.' toon .
check "dossier that is not there" 1 '' '*' toets klein.eisb nergens.eis
check "dossier of another kind" 2 '' 'fout E0031: «medewerkers.csv» is geen dossier.
hulp: Het dossier staat achteraan, en zijn naam eindigt op .eis, .json of .jsonl.' toets klein.eisb medewerkers.csv
check "collecting from records" 2 '' 'fout E0031: «bewijs.json» is geen dossier.
hulp: Het dossier staat achteraan, en zijn naam eindigt op .eis.' verzamel klein.eisb bewijs.json
echo '{"formaat":"iets"}' >kapot.json
check "records that are none" 1 '' '*' toets klein.eisb kapot.json
check "full disk" 3 '' '*' toets klein.eisb bewijs.json -o /dev/full/x
finish
