#!/usr/bin/env bash
# Numbers that do not fit in a column, in some batches of a region and not in others: each provider has the outcome that it has alone.
source ./check.sh
cd "$work"
cat >set.eis <<'E2'
taal 1
eisenset proef.groot "Groot"

gegevens aanbieder
  fte     getal
  draaiuren getal
  tarief  bedrag
eis 1 "Kosten"
  norm fte * draaiuren * tarief is hoogstens € 1.000.000.000
eis 2 "Erbij"
  norm fte + 100.000 is meer dan draaiuren
eis 3 "Per uur"
  norm fte * draaiuren * tarief / (draaiuren * fte) is tarief
E2
cat >dossier.eis <<'E2'
taal 1
dossier "Naam"
  peildatum 23-06-2025
  volgens proef.groot
aanbieder fte: 11  draaiuren: 22  tarief: € 33
E2
check "compile" 0 '' '' compileer set.eis
check "collect" 0 '' '' verzamel set.eisb dossier.eis -o bewijs.json
provider() { # NAME FTE HOURS PRICE
  sed -e "s/Naam/$1/" -e "s/\"11\"/\"$2\"/" -e "s/\"22\"/\"$3\"/" -e "s/\"33[,0]*\"/\"$4\"/" bewijs.json | tr -d '\n'
  echo
}
for i in $(seq 1 900); do
  case $((i / 300)) in
    1) provider "Zorg $i" $((i % 5)) 36 "$((i % 3))" ;; # all small
    *) case $((i % 3)) in
         0) provider "Zorg $i" 2305843009213 100000 12345.67 ;;
         1) provider "Zorg $i" 3000000.5 2000000 "$i" ;;
         2) provider "Zorg $i" 3 2 1 ;;
       esac ;;
  esac
done >regio.jsonl
check "a region" 0 '*' '*' toets set.eisb regio.jsonl --formaat tsv -o regio.tsv
for i in 1 2 3 299 300 301 555 599 600 601 602 900; do
  sed -n "${i}p" regio.jsonl >een.json
  check "provider $i alone" 0 '*' '*' toets set.eisb een.json --formaat tsv
  expect "provider $i has the same lines alone" diff <(tail -n +2 .out) <(grep "^Zorg $i	" regio.tsv)
done
expect "large ones have an outcome" test "$(grep -P '^Zorg (1|3|601)\t' regio.tsv | cut -f 3,6 | sort | uniq -c | tr -s ' \t\n' ' ')" = ' 3 1 nee 3 2 ja 3 3 ja '
expect "small ones too" test "$(grep -P '^Zorg (2|602)\t' regio.tsv | cut -f 3,6 | sort | uniq -c | tr -s ' \t\n' ' ')" = ' 2 1 ja 2 2 ja 2 3 ja '

# More events of which no day is known than are laid out one by one: an answer all the same, at once.
cat >vaak.eis <<'E2'
taal 1
eisenset proef.vaak "Vaak"
gegevens aanbieder
  begin datum
gegevens incident (incidenten) per aanbieder, een gebeurtenis
eis 1 "Tussenpoos"
  norm langste tussenpoos van incidenten vanaf begin is hoogstens 3 dagen
eis 2 "Telkens"
  norm incident minstens eens per 2 dagen vanaf begin
E2
{
  printf 'taal 1\ndossier "Naam"\n  peildatum 23-06-2025\naanbieder begin: 01-01-2020\n'
  for ((i = 0; i < 700; i++)); do echo 'incident datum: onbekend'; done
} >vaak-dossier.eis
check "compile" 0 '' '' compileer vaak.eis
"$eisen" toets vaak.eisb vaak-dossier.eis --formaat tsv >vaak.tsv & vast=$!
for ((i = 0; i < 100; i++)); do kill -0 $vast 2>/dev/null || break; sleep 0.3; done
expect "many days that are not known come to an end" test "$(cut -f 3,6 vaak.tsv | tail -n +2 | tr '\n\t' '  ')" = '1 onbekend 2 onbekend '
kill $vast 2>/dev/null
finish
