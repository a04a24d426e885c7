#!/usr/bin/env bash
# Folders and files that are none: links that go round or lead out, folders without sources, pipes and devices. Nothing waits.
source ./check.sh
cd "$work"
mkdir vol leeg bij
cat > vol/set.eis <<'SET'
taal 1
eisenset proef.map "Map"

gegevens aanbieder
  x  ja/nee

eis 1 "X"
  norm x

voorbeeld "ja"
  peildatum 01-01-2025
  aanbieder
    x: ja
  verwacht eis 1: ja
SET
sed 's/proef.map/proef.buiten/; s/norm x/norm   x/' vol/set.eis > bij/buiten.eis
cp bij/buiten.eis buiten.oud
"$eisen" opmaak vol > /dev/null

ln -s .. vol/omhoog
ln -s . vol/zelf
mkdir vol/diep && ln -s ../.. vol/diep/terug && ln -s nergens vol/stuk
ln -s ../set.eis vol/diep/nog-eens.eis
ln -s ../bij/buiten.eis vol/buiten.eis
for command in test lint opmaak; do
  timeout 60 "$eisen" "$command" vol > .uit 2> .fout
  expect "$command: ends, and well" [ $? -eq 0 ]
  expect "$command: three links lead out" [ "$(grep -c '^melding E0043' .fout)" -eq 3 ]
done
expect "the set is tested once" grep -q '^1 set, 1 voorbeeld goed, 0 fout' <("$eisen" test vol 2> /dev/null)
expect "what lies outside is as it was" cmp -s bij/buiten.eis buiten.oud
expect "a link that is named itself is followed" grep -q buiten <("$eisen" opmaak vol/buiten.eis 2>&1)

for command in test lint; do
  check "$command of an empty folder" 1 '*' 'fout E0042: In de map «leeg» staat geen eisenset.
hulp: Klopt de naam van de map? Noem anders het bestand zelf.' "$command" leeg
done
check "opmaak of an empty folder" 1 '' 'fout E0042: In de map «leeg» staat geen bestand .eis.
hulp: Klopt de naam van de map? Noem anders het bestand zelf.' opmaak leeg

mkfifo pijp.eis pijp.eisb pijp.json pijp.jsonl uit
"$eisen" compileer bij/buiten.eis -o set.eisb
refused() { # WORDS…: refused at once
  local status=0
  timeout 20 "$eisen" "$@" > .uit 2> .fout || status=$?
  expect "refused: $*" [ "$status" -eq 1 ]
  expect "said: $*" grep -q 'fout E0006' .fout
}
refused compileer pijp.eis
refused lint pijp.eis
refused opmaak pijp.eis
refused toon pijp.eisb
refused toets set.eisb pijp.eis
refused toets set.eisb pijp.json
refused toets set.eisb pijp.jsonl
refused compileer /dev/zero
refused toon /dev/null
timeout 20 "$eisen" toon set.eisb -o uit > .uit 2> .fout
expect "a pipe that nobody reads is not waited for" [ $? -eq 3 ]
"$eisen" toon set.eisb >&- 2> .fout
expect "closed output is said in Dutch" grep -q 'geschreven: het is gesloten' .fout
finish
