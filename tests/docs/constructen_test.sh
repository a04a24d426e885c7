#!/usr/bin/env bash
# docs/constructen.md says of each of the 71 headings under which requirements are worded how that is said. Each heading is there, with a
# quote, and with an example or with what cannot be said. An example `eis uit SET` stands so in that set under requirements, the file of
# its first line: each of its declarations, and under each the lines that are shown («…» at the end: the rest of the line). Another example
# can be read by the compiler.
# Where the list of the headings is at hand, the headings are those, and each quote of it or of the documents.
set -uo pipefail
export LC_ALL=C.UTF-8
source_dir="${EISEN_SOURCE:?}"
eisen="${EISEN:?}"
page="$source_dir/docs/constructen.md"
lists="${EISEN_BRONNEN:-$source_dir/../shared/sources}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
fault() {
  echo "docs/constructen.md: $*"
  faults=$((faults + 1))
}

# The headings: as many as there are, each with what it must have. A heading with others below it needs no more than those.
awk '
  function close_one() {
    if (number == "") return
    n++
    if (number ~ /\./ || !(number in parent)) {
      if (!quote) print number " has no quote"
      if (!shown) print number " has no example and does not say that it cannot be said"
    }
  }
  /^ *```/ { inside = !inside; shown = 1; next }
  inside { next }
  /^##+ [0-9]/ { close_one(); number = $2; sub(/\.$/, "", number); up = number; if (sub(/\..*/, "", up)) parent[up]; quote = shown = 0; next }
  /«/ { quote = 1 }
  /\*\*Kan niet/ { shown = 1 }
  END { for (p in parent) with[p]; close_one(); if (n != 71) print n " headings instead of 71" }' "$page" |
  grep -vE '^(1|2|3|5) has no' >"$work/headings"
while IFS= read -r line; do fault "$line"; done <"$work/headings"

# The examples: «file, line, text» of each.
awk -v work="$work" '/^ *```/ { inside = !inside; if (inside) file = sprintf("%s/%04d.%s", work, NR, $2 == "uit" ? "uit " $3 : "los"); next }
  inside { print >file }' "$page"

shopt -s nullglob
real=0
for block in "$work"/*.uit\ *; do
  real=$((real + 1))
  name="${block##*.uit }"
  line=$((10#$(basename "$block" | cut -c1-4)))
  file="$(grep -lxE "(eisenset|kader|gegevensboek) $name \".*" "$source_dir"/requirements/*/*.eis)" || { fault "the example at line $line: there is no set $name"; continue; }
  [ "$(head -1 "$block")" = "# ${file#"$source_dir"/}" ] || fault "the example at line $line does not begin with its file"
  awk -v at="$line" '
    function trim(t) { sub(/^ +/, "", t); sub(/ +$/, "", t); return t }
    function declares(t) { return t ~ /^(eis|afwijking|kpi|thema) [^ ]+ "[^"]*"( """.*)?$/ || t ~ /^(hoofdstuk|definitie|tabel|begrip|gegevens|indeling|eisenset|voorbeeld) / }
    function same(shown, real) { return shown == real || (shown ~ /…$/ && index(real, substr(shown, 1, length(shown) - length("…"))) == 1) }
    FNR == NR {
      text = trim($0); match($0, /^ */); depth = RLENGTH
      if (text == "" || text ~ /^#/) next
      while (n > 0 && level[n] >= depth) n--
      all[++lines] = text
      if (declares(text)) { level[++n] = depth; at_line[n] = lines }
      for (i = 1; i <= n; i++) within[lines] = within[lines] " " at_line[i] " "
      next }
    { text = trim($0)
      if (text == "" || text ~ /^#/) next
      found = 0
      if (declares(text)) {
        for (i = 1; i <= lines && !found; i++) if (declares(all[i]) && same(text, all[i])) found = i
        now = found
      } else for (i = now + 1; now && i <= lines && !found; i++) if (index(within[i], " " now " ") && same(text, all[i])) found = i
      if (!found) print "the example at line " at ": «" text "» does not stand there" }' "$file" "$block" >"$work/fout"
  while IFS= read -r what; do fault "$what"; done <"$work/fout"
done
[ "$real" -ge 60 ] || fault "only $real examples of sets were found"

for block in "$work"/*.los; do
  { grep -q '^taal 1' "$block" || printf 'taal 1\neisenset proef.vorm "Een vorm"\n'; cat "$block"; } >"$work/los.eis"
  "$eisen" compileer "$work/los.eis" -o "$work/uit" 2>"$work/fout"
  ! grep -qE ': fout E01[0-9]+: ' "$work/fout" || fault "the example at line $((10#$(basename "$block" .los))): $(head -1 "$work/fout")"
done

if [ -f "$lists/constructs.md" ]; then
  diff <(sed -n 's/^##* \([0-9][0-9.]*[0-9]\|[0-9]*\)\.* .*/\1/p' "$lists/constructs.md" | grep .) \
    <(sed -n 's/^##* \([0-9][0-9.]*[0-9]\|[0-9]*\)\.* .*/\1/p' "$page" | grep .) >"$work/fout" || fault "other headings than the list: $(head -3 "$work/fout")"
  cat "$lists"/*.md "$lists"/*.txt | tr -s ' \n\t' '   ' | sed 's/  */ /g' >"$work/said"
  awk '/^ *```/ { inside = !inside; next } /^## 1\. / { on = 1 } on && !inside' "$page" | tr '\n' ' ' | sed 's/  */ /g' | grep -oE '«[^»]*»' | sed 's/^«//; s/»$//' >"$work/quotes"
  while IFS= read -r quote; do
    grep -qF -- "$quote" "$work/said" || fault "«$quote» is not in the documents"
  done <"$work/quotes"
fi

# A link to a heading, in this page or in the reference of the language, leads to one.
anchors() { sed -nE 's/^#+ (.*)$/\1/p' "$1" | tr '[:upper:]' '[:lower:]' | sed -E "s/[^[:alnum:] -]//g; s/ /-/g"; }
for one in "$source_dir"/docs/*.md; do anchors "$one" >"$work/$(basename "$one").anchors"; done
for from in constructen taal; do
  grep -oE '\]\(([a-z]+\.md)?#[^)]+\)' "$source_dir/docs/$from.md" | sed 's/^](//; s/)$//' | sort -u >"$work/links"
  while IFS='#' read -r to anchor; do
    grep -qxF -- "$anchor" "$work/${to:-$from.md}.anchors" || fault "the link of $from.md to ${to:-$from.md}#$anchor leads nowhere"
  done <"$work/links"
done

echo "docs/constructen.md: $real examples from the sets, $faults faults"
[ "$faults" -eq 0 ]
