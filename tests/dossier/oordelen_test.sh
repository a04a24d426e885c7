#!/usr/bin/env bash
# Judgements that differ: both are possible and both are shown, in whatever order; `gaat voor` decides, also in collected evidence.
source ../cli/check.sh
cd "$work"
cat >s.eis <<'X'
taal 1
eisenset t.s "S"
gegevens aanbieder
  q ja/nee
eis 1 "Beleid" """Er is beleid."""
X
dossier() { # NAME, LINES…
  printf 'taal 1\ndossier "A"\n  peildatum 01-01-2026\n' >"$1"
  shift
  printf '%s\n' "$@" >>"d.eis"
}
outcome() { "$eisen" toets s.eisb "$1" --formaat json 2>/dev/null | tr -d '\n ' | sed -E 's/.*"mogelijk":\[([^]]*)\],"oorzaak":([^,]*),.*"oordelen":\[([^]]*)\],"onderdelen".*/\1 \2 \3/; s/\{[^}]*\}/*/g; s/"//g'; }
is() { expect "$1: $3, expected $2" [ "$3" = "$2" ]; }

check "compiled" 0 '' '' compileer s.eis
dossier d.eis 'eis 1 van t.s: ja door "x"' 'eis 1 van t.s: nee door "y"'
is "ja and nee" "ja,nee bronnen-verschillen *,*" "$(outcome d.eis)"
dossier d.eis 'eis 1 van t.s: nee door "y"' 'eis 1 van t.s: ja door "x"'
is "nee and ja" "ja,nee bronnen-verschillen *,*" "$(outcome d.eis)"

dossier d.eis 'aanbieder q: ja'
"$eisen" vragen s.eisb d.eis --formaat csv 2>/dev/null >a.csv
sed -i '2s/"";"";""\r*$/"nee";"";""/' a.csv
dossier d.eis 'antwoorden uit csv("a.csv")' 'eis 1 van t.s: ja door "x"'
is "the dossier and a csv" "ja,nee bronnen-verschillen *,*" "$(outcome d.eis)"
sed -i '3a\  bron "a.csv" gaat voor bron "d.eis"' d.eis
is "the csv goes before" "nee null *" "$(outcome d.eis)"
"$eisen" verzamel s.eisb d.eis -o d.json
is "in collected evidence too" "nee null *" "$(outcome d.json)"
finish
