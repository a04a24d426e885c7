#!/usr/bin/env bash
# What was given under an old number counts where the set says for certain which eis that is now.
source ../cli/check.sh
cd "$work"
cat >s.eis <<'X'
taal 1
eisenset t.s "S"
gegevens aanbieder
  m getal
eis 20 "Nieuw"
  voorheen eis 2
  parameter mx = 5 afwijkbaar door expert
  norm m is hoogstens mx
eis 21 "Nog een" """Er is beleid."""
  voorheen eis 20
  voorheen eis 3
eis 22 "Derde" """Er is een plan."""
  voorheen eis 4
eis 23 "Vierde" """Er is een plan."""
  voorheen eis 4
X
cat >d.eis <<'X'
taal 1
dossier "A"
  peildatum 01-07-2024
aanbieder m: 7
eis 3 van t.s: ja door "x"
ontheffing van eis 2 van t.s: mx is 8 door "expert" van 01-01-2024 tot 01-01-2026 "x"
X
check "compiled" 0 '' '*' compileer s.eis
check "both count" 0 '*' 'melding W0643: Het oordeel over eis 3 van t.s (d.eis, regel 5) telt mee bij eis 21: zo heet deze eis nu.
hulp: Schrijf bij een nieuw oordeel of een nieuwe ontheffing het nieuwe nummer.
melding W0643: De ontheffing van eis 2 van t.s (d.eis, regel 6) telt mee bij eis 20: zo heet deze eis nu.
hulp: Schrijf bij een nieuw oordeel of een nieuwe ontheffing het nieuwe nummer.' toets s.eisb d.eis --formaat tsv
"$eisen" toets s.eisb d.eis --formaat tsv 2>/dev/null | cut -f3,5- >uitkomsten
expect "the outcomes" grep -qE '^20.*[[:space:]]ja' uitkomsten
expect "the judgement" grep -qE '^21.*[[:space:]]ja' uitkomsten
expect "the judgement is shown" test "$("$eisen" toets s.eisb d.eis 2>/dev/null | grep -c 'door x\|door «x»\|(x)')" -ge 1
finish
