#!/usr/bin/env bash
# The report as a page of HTML: well-formed, no text in it becomes markup, nothing comes from elsewhere, tables and headings are as
# a screen reader needs them.
source ./check.sh
command -v xmllint >/dev/null || { echo "xmllint is not here: the pages are not checked"; exit 77; }
cp klein.eis dossier.eis medewerkers.csv "$work"
cd "$work"
check "compile" 0 '' '' compileer klein.eis
check "collect" 0 '' '' verzamel klein.eisb dossier.eis -o bewijs.json

# found PAGE XPATH: how often; prefixes are not needed, the page has no namespace.
found() { xmllint --xpath "count($2)" "$1"; }
none() { expect "$1: no $2" test "$(found "$1" "$2")" = 0; }

page() { # NAME: what holds for every page
  expect "$1 is well-formed" xmllint --noout "$1"
  expect "$1 is HTML" test "$(xmllint --html --noout "$1" 2>&1 | grep -c 'HTML parser error' | head -1)" = \
    "$(xmllint --html --noout "$1" 2>&1 | grep -cE 'HTML parser error : Tag (main|article|section) invalid')"
  expect "$1 is Dutch" test "$(found "$1" "/html[@lang='nl']/head/title[text()]")" = 1
  none "$1" '//script|//link|//img|//iframe|//object|//base|//form|//*[@src]|//@style|//@*[starts-with(name(), "on")]'
  none "$1" '//a[not(starts-with(@href, "#"))]'
  none "$1" '//a[not(substring(@href, 2) = //@id)]'
  none "$1" '//@id[. = ../following::*/@id]'
  none "$1" '//th[not(@scope)]'
  none "$1" '//table[not(@class = "kop")][not(caption) or not(thead/tr/th[@scope = "col"])]'
  none "$1" '//tbody/tr[not(th[@scope = "row"]) and not(td[@colspan])]'
  expect "$1 has one first heading" test "$(found "$1" '//h1')" = 1
  # No level of heading is skipped.
  expect "$1: headings" awk 'match($0, /<h[1-6]/) { n = substr($0, RSTART + 2, 1) + 0; if (n > last + 1) { print; bad = 1 } last = n } END { exit bad }' "$1"
  expect "$1 fetches nothing" sh -c "! grep -nE 'https?:|url\\(|@import' '$1'"
}

check "one provider" 0 '' '' toets klein.eisb dossier.eis --formaat html -o een.html
page een.html
check "as text" 0 '*' '' toets klein.eisb dossier.eis -o een.txt
words() { tr -s ' \n' '\n' | LC_ALL=C sort -u; }
expect "the outcomes are those of the text" diff <(grep -oE 'Uitkomst: .*' een.txt | words) \
  <(xmllint --xpath '//section/p[1]' een.html | sed 's/<[^>]*>//g' | grep -oE 'Uitkomst: .*' | words)

sed 's/De Werkbank/<script>alert(1)<\/script>/' bewijs.json >script.json
check "a name that is markup" 0 '' '' toets klein.eisb script.json --formaat html -o script.html
page script.html
expect "the name stands there as text" test "$(xmllint --xpath 'string(/html/head/title)' script.html)" = 'Toetsrapport <script>alert(1)</script>'
for naam in '&amp;' ']]>' '--><b>' "' onclick='x" '\" onclick=\"x' '</td></table></main>' 'é\u0000' '\u202Ex' '<![CDATA['; do
  jq -c --arg naam "x${naam}x" '.aanbieder = $naam' bewijs.json >vreemd.json
  check "the name $naam" 0 '' '' toets klein.eisb vreemd.json --formaat html -o vreemd.html
  page vreemd.html
done
jq -c '(.herkomsten[]? | .bron, .plaats) = "<i>\"&"' bewijs.json | sed 's/"toelichting":"[^"]*"/"toelichting":"<b onload=x>"/g' >bron.json
check "sources that are markup" 0 '' '' toets klein.eisb bron.json --formaat html -o bron.html
page bron.html
expect "they stand there" grep -q '&lt;i&gt;&quot;&amp;' bron.html

for i in 1 2 3; do jq -c --arg naam "Zorg <$i>" '.aanbieder = $naam' bewijs.json; done >regio.jsonl
check "a region" 0 '' '' toets klein.eisb regio.jsonl --formaat html -o regio.html
page regio.html
expect "a report for each" test "$(found regio.html '//article')" = 3
expect "and an overview" test "$(found regio.html '//section/h2[@id = "overzicht"]')" = 1
check "the overview as text" 0 '*' '' toets klein.eisb regio.jsonl -o regio.txt
expect "the numbers are those of the text" diff <(sed -n '/^OVERZICHT/,$p' regio.txt | grep '^proef' | grep -oE '( +[0-9]+){5}$' | tr -s ' ' | sed 's/^ //') \
  <(xmllint --xpath '//table[@class = "overzicht"]/tbody/tr' regio.html | sed 's/<th.*<\/th>//; s/<[^>]*>/ /g' | tr -s ' ' | sed 's/^ //; s/ $//')
check "on the screen" 0 '*' '' toets klein.eisb regio.jsonl --formaat html
expect "the same" cmp .out regio.html
: >leeg.jsonl
check "nobody" 1 '' '*' toets klein.eisb leeg.jsonl --formaat html -o leeg.html

# Real sets, and the small ones that have everything: themes, afwijkingen, ontheffingen, kpi's, samples.
check "compile a real set" 0 '' '' compileer "$EISEN_SOURCE/requirements/centraal-gelderland/activerend-werk.eis" -o aw.eisb
check "judge with it" 0 '' '*' toets aw.eisb "$EISEN_SOURCE/examples/inspectie/dossier.eis" --formaat html -o aw.html
page aw.html
for map in "$EISEN_SOURCE"/tests/goud/*/; do
  naam="$(basename "$map")"
  "$eisen" compileer "$map/set.eis" -o "$naam.eisb" 2>/dev/null || continue
  "$eisen" toets "$naam.eisb" "$map/dossier.eis" --formaat html -o "$naam.html" 2>/dev/null || continue
  page "$naam.html"
done
expect "some of these were judged" test "$(ls ./*.html | wc -l)" -gt 20
expect "nothing was written" test ! -e leeg.html
finish
