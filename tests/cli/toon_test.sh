#!/usr/bin/env bash
# What an image and the collectors look like from outside.
source ./check.sh
cp klein.eis "$work"
cd "$work"
check "compile" 0 '' '' compileer klein.eis
check "overview" 0 '*' '' toon klein.eisb
expect "the overview has the set and the eisen" diff <(tail -n +2 .out) - <<'EINDE'

Sets:
  proef.klein «Kleine proefset», versie 1

proef.klein:
  eis 1 «Website»
  eis 2 «Bejegening» (oordeel)
  eis 3 «VOG»: voor elke medewerker met contact
      a «heeft een VOG»
EINDE
check "counts" 0 '*' '' toon klein.eisb --telling
expect "the counts are right" diff <(head -8 .out) - <<'EINDE'
eisen	3
onderdelen	1
berekend	2
oordeel	1
afwijkingen	0
tabellen	0
kpi's	0
vragen	4
EINDE
check "a set whose book it does not read" 0 '' '' compileer "$EISEN_SOURCE/requirements/apeldoorn/aiv-sd.eis" -o aiv.eisb
check "its counts" 0 '*' '' toon aiv.eisb --telling
expect "the book alone asks nothing" diff <(grep -E '^(oordeel|vragen|getoond)' .out) <(printf 'oordeel\t10\nvragen\t10\ngetoond\t0\n')
check "a set with a kpi" 0 '' '' compileer "$EISEN_SOURCE/tests/goud/kpi/set.eis" -o kpi.eisb
check "counts of kpi's" 0 '*' '' toon kpi.eisb --telling
expect "a kpi is counted apart" diff <(grep -E '^(eisen|kpi|gegevens)' .out) <(printf "eisen\t1\nkpi's\t1\ngegevens\t2\n")
check "a set with a table" 0 '*' '*' compileer "$EISEN_SOURCE/tests/voorbeelden/tabellen.eis" -o tabel.eisb
check "counts of tables" 0 '*' '' toon tabel.eisb --telling
expect "a table is counted" grep -qP '^tabellen\t1$' .out
check "a set that lets collect" 0 '' '' compileer "$EISEN_SOURCE/tests/goud/verzamelen/set.eis" -o verzamel.eisb
check "what it lets collect" 0 '*' '' toon verzamel.eisb
expect "with the names for which a dossier gives a value" diff <(sed -n '/^Verzamelen:/,/^$/p' .out) - <<'EINDE'
Verzamelen:
  aanbieder: csv(organisatie)
  aanbieder.klachten: voorbeeld.vermeldt(aanbieder.jaarverslag, "klachten")
  cliënt: csv.rijen("clienten.csv")
  medewerker: csv(personeel)
  medewerker.regels: voorbeeld.regels(medewerker.cv)
  toewijzing: csv(toewijzingen)
  toewijzing.genoemd: voorbeeld.vermeldt(aanbieder.jaarverslag, toewijzing.nummer)

EINDE
check "bytecode" 0 '*' '' toon klein.eisb --bytecode
expect "the listing shows the source" grep -q 'voor elke medewerker met contact' .out
check "plugins" 0 '*' '' plugins --plugins "$EISEN_PLUGINS"
expect "csv is among them" grep -q '^csv' .out
mkdir leeg kapot
echo 'geen collector' >kapot/stuk.so
check "no plugins" 0 'Er zijn geen collectoren gevonden.
Gezocht in: leeg' '' plugins --plugins leeg
check "a broken plugin is listed with its fault" 0 '*' '' plugins --plugins kapot
expect "it says that it cannot be used" grep -q 'Deze collector kan niet worden gebruikt' .out
finish
