#!/usr/bin/env bash
# Every example in the reference of the language can be read by the compiler. An example is a part of a source; it gets what
# stands around it. Names in it need not exist. An example marked `eis proef` is a whole set: it gives no message, and its
# voorbeelden hold. Every word of the language stands in an example, and every rule of the grammar is used by one.
set -uo pipefail
export LC_ALL=C
eisen="${EISEN:?}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
head='taal 1
eisenset proef.taal "Voorbeelden uit de taal"'

# Each block between ``` becomes a file of its own, named by its line.
awk -v work="$work" '/^ *```/ { inside = !inside; file = sprintf("%s/%04d.%s", work, NR, $2 == "proef" ? "proef" : "blok"); next } inside { print >file }' \
  "${EISEN_SOURCE:?}/docs/taal.md"

# What stands around an example: nothing, the head of a set, an eis, or for each line an eis with that norm.
frame() {
  case "$(head -1 "$1")" in
    'taal 1'*) cat "$1" ;;
    'indeling '* | 'gegevens '* | 'begrip '* | 'definitie '* | 'tabel '* | 'kpi '* | 'eis '* | 'hoofdstuk '* | 'afwijking '* | 'voorbeeld '*)
      printf '%s\n' "$head"
      cat "$1" ;;
    ' '*)
      printf '%s\neis 1 "Voorbeeld"\n' "$head"
      cat "$1" ;;
    *)
      printf '%s\n' "$head"
      awk '{ printf "eis %d \"Voorbeeld\"\n  norm %s\n", NR, $0 }' "$1" ;;
  esac
}

blocks=0
for block in "$work"/*.blok; do
  blocks=$((blocks + 1))
  frame "$block" >"${block%.blok}.eis"
  "$eisen" compileer "${block%.blok}.eis" -o "$work/uit" 2>"$work/fout"
  grep -qE ': fout E01[0-9]+: ' "$work/fout" || continue
  echo "docs/taal.md, the example at line $((10#$(basename "$block" .blok))):"
  grep -vE '^(fout|hulp) ' "$work/fout"
  faults=$((faults + 1))
done

whole=0
for block in "$work"/*.proef; do
  whole=$((whole + 1))
  cp "$block" "$work/proef.eis"
  "$eisen" compileer "$work/proef.eis" -o "$work/uit" 2>"$work/fout" && "$eisen" test "$work/proef.eis" >"$work/test" 2>>"$work/fout" && [ ! -s "$work/fout" ] && continue
  echo "docs/taal.md, the set at line $((10#$(basename "$block" .proef))):"
  cat "$work/fout" "$work/test"
  faults=$((faults + 1))
done
for block in "$work"/*.proef; do cp "$block" "${block%.proef}.eis"; done
rm -f "$work/proef.eis"
[ "$whole" -ge 5 ] || { echo "only $whole sets were found"; faults=$((faults + 1)); }

cat "$work"/*.blok "$work"/*.proef >"$work/alles"
while IFS= read -r word; do
  grep -qwF -- "$word" "$work/alles" && continue
  echo "docs/taal.md has no example with «$word»"
  faults=$((faults + 1))
done < <(sed -n 's/^[A-Z]*([A-Z_0-9]*, "\([^"]*\)").*/\1/p' "$EISEN_SOURCE/compiler/syntax/keyword.def" | sort -u)

# What the grammar takes only to say what is wrong with it: a parameter as a day of the year, a second effect. And a dossier without a head.
while IFS= read -r rule; do
  case "$rule" in
    *'day_of_year: | '*' path {'* | *'effects: | effects effect_line {'* | *'header_items: : %empty {'*) continue ;;
  esac
  echo "docs/taal.md has no example of the rule at line $rule"
  faults=$((faults + 1))
done < <("$(dirname "$eisen")/tests/regels" "$EISEN_SOURCE/compiler/syntax/parser.y" "$work"/*.eis || echo "none: regels did not run")
[ "$blocks" -ge 10 ] || { echo "only $blocks examples were found"; faults=$((faults + 1)); }
[ "$faults" -eq 0 ]
