#!/usr/bin/env bash
# How the program is called: help, version, and every way to call it wrongly.
source ./check.sh
cd "$work"

check "no command" 2 '' "fout E0020: Er staat geen opdracht.
hulp: «eisen --help» toont de opdrachten."
check "version" 0 'eisen 0.1.0
image-formaat 1
Licentie: EUPL-1.2' '' --versie
check "help" 0 'Eisen toetst zorgaanbieders aan eisen die in gewoon Nederlands zijn opgeschreven.

Gebruik: eisen OPDRACHT …

Opdrachten:
  compileer  Maak van een eisenset één image, met alles waar hij op voortbouwt.
  toets      Toets een of meer dossiers aan een of meer eisensets.
  uitleg     Leg uit waarom een eis zijn uitkomst heeft.
  vragen     Toon de vragen die een uitkomst nog kunnen veranderen.
  verzamel   Verzamel alleen het bewijs van een dossier, en schrijf het als JSON.
  toon       Toon wat er in een image staat.
  plugins    Toon de collectoren die er zijn, met hun functies.
  test       Voer de voorbeelden uit die in eisensets staan.
  lint       Kijk of een eisenset zelf klopt: uitzonderingen, grenzen, tekst en verwijzingen.
  opmaak     Maak bronnen op in één stijl, zonder een woord te veranderen.
  matrix     Toon per zorgvorm welke eisen gelden, met welke afwijkingen, en waarom niet.
  melding    Leg uit wat een melding betekent en wat u kunt doen.

«eisen OPDRACHT --help» zegt meer over een opdracht. «eisen --versie» noemt de versie.' '' --help
check "help of a command" 0 'Gebruik: eisen toets SET.eisb… DOSSIER… [OPTIES]

Toets een of meer dossiers aan een of meer eisensets.
Een dossier is een bestand .eis, of bewijs dat met «eisen verzamel» is gemaakt (.json). In een bestand .jsonl staat het bewijs van
een hele regio: één aanbieder per regel. Formaten: tekst, tsv, json of html. Bij meer aanbieders
geeft json één object per regel, en html één pagina met alle rapporten en een overzicht.

Opties:
  -o BESTAND           schrijf het resultaat naar dit bestand («-»: het scherm)
  --formaat VORM       de vorm van het resultaat (zonder deze optie: tekst)
  --peildatum DATUM    reken met deze datum; is er een dossier, dan in plaats van de datum daarin
  --plugins MAP        zoek collectoren alleen in deze map; mag vaker
  --help               toon deze uitleg' '' toets --help
for command in compileer verzamel toon plugins; do
  check "help of $command" 0 '*' '' "$command" --help
done

check "unknown command" 2 '' "fout E0021: «toetsen» is geen opdracht.
hulp: Bedoelt u «toets»? «eisen --help» toont de opdrachten." toetsen
check "unknown command, nothing near" 2 '' "fout E0021: «fiets-bel» is geen opdracht.
hulp: «eisen --help» toont de opdrachten." fiets-bel
check "nearest word" 2 '' "fout E0021: «vragn» is geen opdracht.
hulp: Bedoelt u «vragen»? «eisen --help» toont de opdrachten." vragn
for word in -h help hulp; do check "help by another word ($word)" 0 '*' '' "$word"; done
for word in --version -v versie; do check "version by another word ($word)" 0 '*' '' "$word"; done
check "help and a command" 0 "$("$eisen" toets --help)" '' help toets
check "-h behind a command" 0 "$("$eisen" toets --help)" '' toets -h
check "help that is misspelt" 2 '' "fout E0021: «--hlp» is geen opdracht.
hulp: Bedoelt u «--help»? «eisen --help» toont de opdrachten." --hlp
check "unknown option" 2 '' "fout E0022: De opdracht «toets» heeft geen optie «--peildatm».
hulp: Bedoelt u «--peildatum»? «eisen toets --help» toont de opties." toets --peildatm 01-01-2025 a.eisb b.eis
check "option of another command" 2 '' "fout E0022: De opdracht «compileer» heeft geen optie «--telling».
hulp: «eisen compileer --help» toont de opties." compileer --telling a.eis
check "value missing" 2 '' "fout E0023: Achter de optie «--formaat» ontbreekt een waarde: VORM.
hulp: Schrijf «--formaat VORM»." toets a.eisb b.eis --formaat
check "value empty" 2 '' "fout E0023: Achter de optie «--formaat» ontbreekt een waarde: VORM.
hulp: Schrijf «--formaat VORM»." toets a.eisb b.eis --formaat=
check "value not wanted" 2 '' "fout E0024: Achter de optie «--telling» kan geen waarde staan.
hulp: Schrijf alleen «--telling»." toon --telling=3 a.eisb
check "option twice" 2 '' "fout E0025: De optie «-o» staat er meer dan één keer.
hulp: Noem haar één keer." toon a.eisb -o x -o y
check "argument missing" 2 '' "fout E0026: Bij de opdracht «toets» hoort een image (SET.eisb) en een dossier.
hulp: «eisen toets --help» toont wat erbij hoort." toets a.eisb
check "argument missing, compileer" 2 '' "fout E0026: Bij de opdracht «compileer» hoort de eisenset (SET.eis).
hulp: «eisen compileer --help» toont wat erbij hoort." compileer
check "argument too many" 2 '' "fout E0027: Bij de opdracht «plugins» is «csv» te veel.
hulp: «eisen plugins --help» toont wat erbij hoort." plugins csv
check "unknown format" 2 '' "fout E0028: «pdf» is geen formaat dat deze opdracht kent.
hulp: Kies tekst, tsv, json of html." toets a.eisb b.eis --formaat pdf
check "no date" 2 '' "fout E0029: «31-02-2025» is geen datum.
hulp: Schrijf de peildatum zo: 23-06-2025." toets a.eisb b.eis --peildatum 31-02-2025
check "source instead of image" 2 '' "fout E0030: «set.eis» is een bron, en hier is een image nodig.
hulp: Compileer eerst: «eisen compileer set.eis». Noem daarna het bestand .eisb." toets set.eis dossier.eis
check "two dashes end the options" 2 '' "fout E0030: «--vreemd.eis» is een bron, en hier is een image nodig.
hulp: Compileer eerst: «eisen compileer --vreemd.eis». Noem daarna het bestand .eisb." toon -- --vreemd.eis
check "what a message means, in small letters" 0 'E0029: «…» is geen datum.
hulp: Schrijf de peildatum zo: 23-06-2025.

De dag bestaat niet, of is anders geschreven dan dag-maand-jaar.

Zo gebeurt het:

    eisen toets set.eisb dossier.eis --peildatum 31-02-2025

Doe dit:

    eisen toets set.eisb dossier.eis --peildatum 28-02-2025

Wat om een voorbeeld heen hoort, staat in de bladzijde meldingen/E00.md.' '' melding e0029
check "no such message" 2 '' "fout E0040: «E031» is geen code van een melding.
hulp: Bedoelt u «E0031»? De code staat vooraan in een melding: fout E0313." melding e031
check "control characters do not reach the terminal" 2 '' "fout E0021: «a�[31mb» is geen opdracht.
hulp: «eisen --help» toont de opdrachten." $'a\e[31mb'
finish
