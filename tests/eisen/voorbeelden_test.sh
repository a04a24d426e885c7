#!/usr/bin/env bash
# The voorbeelden of the real sets hold; every exception has one inside and one outside its scope; and without the exception, or
# with its scope widened to everybody, they do not hold any more.
#   EISEN  the program        EISEN_SOURCE  the source tree
set -u

source_dir=${EISEN_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
EISEN=${EISEN:-$source_dir/build/release/eisen}
here=$source_dir/tests/eisen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

pass() { passed=$((passed + 1)); }
fail() {
  failed=$((failed + 1))
  printf 'FOUT %s\n' "$*"
}
labels() { sed -n 's/^ *afwijking \([^ ]*\) .*/\1/p' "$1"; }
# A fresh copy of the sets in $work/requirements.
fresh() {
  rm -rf "$work/requirements"
  cp -r "$source_dir/requirements" "$work/"
}
# How many voorbeelden fail whose title begins with the label and holds the word (binnen or buiten).
broken() { # label, word
  awk -v l="$1" -v w="$2" 'index($0, "  FOUT «" l " ") == 1 && index($0, w) { n++ } END { print n + 0 }' "$work/out"
}

if "$EISEN" test "$source_dir/requirements" >"$work/out" 2>"$work/messages"; then pass; else fail "een voorbeeld klopt niet: $(cat "$work/out" "$work/messages")"; fi
if [ -s "$work/messages" ]; then fail "er zijn meldingen: $(cat "$work/messages")"; else pass; fi
if grep -q ': 0 goed' "$work/out"; then fail "een set zonder voorbeelden: $(cat "$work/out")"; else pass; fi

for set in "$source_dir"/requirements/*/*.eis; do
  for label in $(labels "$set"); do
    for word in binnen buiten; do
      if grep -q "^voorbeeld \"$label $word: " "$set"; then pass; else fail "afwijking $label heeft geen voorbeeld «$label $word: …»"; fi
    done
    fresh
    name=${set#"$source_dir"/}
    awk -v label="$label" -f "$here/zonder.awk" "$set" >"$work/$name"
    "$EISEN" test "$work/$name" >"$work/out" 2>"$work/messages"
    if [ "$(broken "$label" binnen)" -gt 0 ]; then pass; else fail "zonder afwijking $label klopt elk voorbeeld nog: $(cat "$work/messages")"; fi
  done
done

# The exceptions of paragraph 2.1 for everybody: each voorbeeld outside must notice.
fresh
set=requirements/centraal-gelderland/activerend-werk.eis
awk '!/^  bij uitsluitend activerend-werk$/ { print; next } { n++ } END { exit n != 1 }' "$source_dir/$set" >"$work/$set" ||
  fail "«bij uitsluitend activerend-werk» staat er niet precies één keer"
"$EISEN" test "$work/$set" >"$work/out" 2>"$work/messages"
for label in $(labels "$source_dir/$set" | grep '^2\.1-'); do
  if [ "$(broken "$label" buiten)" -gt 0 ]; then pass; else fail "afwijking $label voor iedereen: geen voorbeeld buiten merkt het: $(cat "$work/messages")"; fi
done

printf '%d goed, %d fout\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
