#!/usr/bin/env bash
# A region at once: who is judged beside a provider changes nothing in its report, and one that cannot be judged stops nobody.
source ./check.sh
cp klein.eis dossier.eis medewerkers.csv "$work"
cd "$work"
check "compile" 0 '' '' compileer klein.eis
check "collect" 0 '' '' verzamel klein.eisb dossier.eis -o bewijs.json

# provider NAME [SED]: the records of the dossier under another name, changed.
provider() { sed -e "s/De Werkbank/$1/" -e "${2:-}" bewijs.json | tr -d '\n'; echo; }
strange='s/"veld":"website","waarde":"ja"/"veld":"website","waarde":"misschien"/'
undated='s/"peildatum": *"[0-9-]*",//'

# More than one batch; every seventh has something to say, one has no date, one line is no JSON, one is empty.
for i in $(seq 1 600); do
  case $i in
    300) provider "Zorg $i" "$undated" ;;
    *7) provider "Zorg $i" "$strange" ;;
    *) provider "Zorg $i" ;;
  esac
done >regio.jsonl
sed -i -e '100s/.*/{"formaat":/' -e '200s/.*//' regio.jsonl

for vorm in tsv json; do
  check "a region as $vorm" 1 '*' '*' toets klein.eisb regio.jsonl --formaat "$vorm" -o "regio.$vorm"
done
expect "the line that is no JSON is told" grep -q '^regio.jsonl, regel 100: fout E06' .err
expect "who has no date is told" grep -q 'Er is geen peildatum voor de aanbieder «Zorg 300»' .err
expect "how many were not judged is told" grep -qx 'fout E0034: 2 van 599 aanbieders zijn niet getoetst. De anderen wel.' .err
seq 1 600 | grep -vx -e 100 -e 200 -e 300 | sed 's/^/Zorg /' >wie
expect "what is strange is told, below the name" grep -qx 'Aanbieder «Zorg 7»:' .err
expect "and once for each" test "$(grep -c misschien .err)" = 60
expect "and in the report" test "$(grep -c '"code": "W06' regio.json)" = 60
expect "all others are there, in order" diff wie <(tail -n +2 regio.tsv | cut -f 1 | uniq)
expect "each has one line of JSON" test "$(wc -l <regio.json)" = 597

for i in 1 7 256 257 599; do
  sed -n "${i}p" regio.jsonl >een.json
  check "provider $i alone" 0 '*' '*' toets klein.eisb een.json --formaat tsv
  expect "provider $i has the same lines alone" diff <(tail -n +2 .out) <(grep "^Zorg $i	" regio.tsv)
  check "provider $i alone, as a region" 0 '*' '*' toets klein.eisb een.json een.json --formaat json
  expect "provider $i has the same JSON alone" diff <(tail -n 1 .out) <(grep "\"Zorg $i\"" regio.json)
done

provider "Zorg A" >a.jsonl
provider "Zorg B" "$strange" >b.json
check "dossier, stream and records together" 0 '*' '*' toets klein.eisb dossier.eis a.jsonl b.json --formaat tsv
expect "in the order of the command line" diff <(printf 'De Werkbank\nZorg A\nZorg B\n') <(tail -n +2 .out | cut -f 1 | uniq)
check "as text" 0 '*' '*' toets klein.eisb dossier.eis a.jsonl b.json
expect "with an overview" diff <(sed -n '/^OVERZICHT/,$p' .out) - <<'E2'
OVERZICHT

Aantal aanbieders: 3

Eis                                                        Ja    Deels      Nee   N.v.t. Onbekend
proef.klein 1 Website                                       2        0        0        0        1
proef.klein 2 Bejegening                                    0        3        0        0        0
proef.klein 3 VOG                                           0        3        0        0        0
E2
provider 'Zorg\\u001b[31m' "$strange" >stuurt.json
check "a name that steers" 0 '*' '*' toets klein.eisb stuurt.json a.jsonl --formaat tsv
expect "it does not" test "$(LC_ALL=C grep -c $'\x1b' .err)$(LC_ALL=C grep -c $'\x1b' .out)" = 00
expect "it is told" grep -q '^Aanbieder «Zorg \[31m»:$' .err
check "another date for all" 1 '*' '*' toets klein.eisb regio.jsonl --formaat json --peildatum 01-07-2025 -o later.json
expect "the date counts for all" test "$(grep -c '"peildatum": "2025-07-01"' later.json)" = 598

: >leeg.jsonl
check "an empty region" 1 '' 'fout E0035: In «leeg.jsonl» staat geen enkele aanbieder.
hulp: Zet op elke regel het bewijs van één aanbieder, zoals «eisen verzamel» het schrijft.' toets klein.eisb leeg.jsonl -o leeg.tsv
expect "nothing was written" test ! -e leeg.tsv
check "a region that is not there" 1 '' '*' toets klein.eisb nergens.jsonl a.jsonl -o uit.tsv
expect "the others were judged" grep -q 'Zorg A' uit.tsv
{ head -c 68000000 /dev/zero | tr '\0' 'x'; echo; cat a.jsonl; } >lang.jsonl
check "a line that is too long" 1 '*' 'fout E0008: Regel 1 van «lang.jsonl» is te lang: hoogstens 64 MB mag. Deze aanbieder is niet getoetst.
hulp: Zet het bewijs van deze aanbieder in een eigen bestand .json.
fout E0034: 1 van 2 aanbieders is niet getoetst. De ander wel.
hulp: Hierboven staat bij elk waarom.' toets klein.eisb lang.jsonl --formaat tsv
expect "the next line was judged" grep -q '^Zorg A	' .out
check "no place to write" 3 '' '*' toets klein.eisb a.jsonl -o nergens/uit.tsv

# Who has no enrolment is not judged where for whom an eis is hangs on that; who does not say is.
cat >voor-wie.eis <<'E2'
taal 1
eisenset proef.voor-wie "Voor wie"
indeling zorgvorm
  werk "Werk"
  zorg "Zorg"
gegevens aanbieder
  beleid  ja/nee
gegevens inschrijving (inschrijvingen) per aanbieder
  zorgvorm  zorgvorm
eis 1 "Beleid"
  geldt voor werk
  norm beleid
E2
who() { printf 'taal 1\ndossier "%s"\n  peildatum 01-06-2025\n  volgens proef.voor-wie\naanbieder beleid: ja\n%s\n' "$1" "$2" >"$1.eis"; }
who wel 'inschrijving zorgvorm: werk'
who leeg 'inschrijving uit csv("leeg.csv")'
who niets 'inschrijving: geen'
who stil ''
echo zorgvorm >leeg.csv
check "compile for whom" 0 '' '' compileer voor-wie.eis
check "without enrolments nobody is judged" 1 '*' '*' toets voor-wie.eisb wel.eis leeg.eis niets.eis stil.eis --plugins "$EISEN_PLUGINS" --formaat tsv
expect "the others are" diff <(printf 'stil\tja,nvt\nwel\tja\n') <(tail -n +2 .out | cut -f 1,7 | sort)
expect "what is read to be empty is told" grep -q '^fout E0538: «leeg» heeft geen enkele inschrijving' .err
expect "what is said to be empty is told where it stands" grep -q '^niets.eis:6:1: fout E0538: «niets» heeft geen enkele inschrijving' .err
expect "and how many" grep -qx 'fout E0034: 2 van 4 aanbieders zijn niet getoetst. De anderen wel.' .err
finish
