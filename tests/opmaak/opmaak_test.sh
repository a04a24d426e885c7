#!/usr/bin/env bash
# «eisen opmaak»: the style, shown by a source before and after; what is written and what is not; and that the sets and dossiers here
# have that style. `--reset` writes netjes.eis again.
set -uo pipefail
export LC_ALL=C.UTF-8
eisen="${EISEN:?}"
cd "$(dirname "${BASH_SOURCE[0]}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
fault() { echo "$1"; faults=$((faults + 1)); }

run() { # WANTED_STATUS WANTED_STDOUT ARGUMENTS…
  local wanted="$1" out="$2" status=0
  shift 2
  (cd "$work" && "$eisen" opmaak "$@") >"$work/.out" 2>"$work/.err" || status=$?
  [ "$status" -eq "$wanted" ] || { fault "opmaak $*: exit status $status, expected $wanted"; cat "$work/.err"; }
  [ "$(cat "$work/.out")" = "$out" ] || fault "opmaak $*: «$(cat "$work/.out")», expected «$out»"
}

for source in slordig-*.eis; do
  neat="netjes-${source#slordig-}"
  cp "$source" "$work/bron.eis"
  run 1 bron.eis bron.eis --controleer
  cmp -s "$source" "$work/bron.eis" || fault "--controleer changes $source"
  run 0 bron.eis bron.eis
  [ "${1:-}" = --reset ] && cp "$work/bron.eis" "$neat"
  diff -u "$neat" "$work/bron.eis" || fault "$source is not formatted as $neat"
  touch -d '2001-02-03' "$work/bron.eis"
  run 0 '' bron.eis
  run 0 '' bron.eis --controleer
  [ "$(date -r "$work/bron.eis" +%Y)" = 2001 ] || fault "$source: what is formatted is written again"
done

# A source with an error stays as it was; the others are formatted.
mkdir -p "$work/map/onder"
cp slordig-set.eis "$work/map/onder/a.eis"
printf 'taal 1\neisenset a "A"\n\n\neis 1 "Een\n' >"$work/map/fout.eis"
cp "$work/map/fout.eis" "$work/fout"
echo 'geen  bron' >"$work/map/lees.txt"
run 1 map/onder/a.eis map
grep -q '^map/fout.eis:5:7: fout E0102: ' "$work/.err" || { fault "the error is not told"; cat "$work/.err"; }
cmp -s "$work/fout" "$work/map/fout.eis" || fault "a source with an error was changed"
cmp -s netjes-set.eis "$work/map/onder/a.eis" || fault "a source in a folder was not formatted"
run 1 '' map --controleer
run 1 '' niet-daar.eis

# A link stays a link, and what it leads to keeps its rights.
cp slordig-set.eis "$work/echt.eis"
chmod 640 "$work/echt.eis"
ln -s echt.eis "$work/naar.eis"
run 0 naar.eis naar.eis
[ -L "$work/naar.eis" ] && [ "$(stat -c %a "$work/echt.eis")" = 640 ] || fault "a link or its rights are gone"

# Nothing is written where that cannot be done.
if [ "$(id -u)" -ne 0 ]; then
  mkdir "$work/dicht"
  cp slordig-set.eis "$work/dicht/a.eis"
  chmod 500 "$work/dicht"
  run 3 '' dicht/a.eis
  chmod 700 "$work/dicht"
fi

# What stands in this tree is formatted, and means what it meant: see also tests/inspectie.
cd "${EISEN_SOURCE:?}" || exit 1
"$eisen" opmaak --controleer requirements examples || fault 'not formatted: run «eisen opmaak requirements examples»'
[ "$faults" -eq 0 ]
