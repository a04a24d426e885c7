#!/usr/bin/env bash
# The same source gives the same bytes: from any folder, by any path, in any language and time zone, whatever the order of the
# files in a folder, and, where clang and cmake are there, from a program that another compiler made.
set -uo pipefail
eisen="${EISEN:?}"
source="${EISEN_SOURCE:?}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0

# same NAME COMMAND… : the command writes $work/nu.eisb, which must be that of the first.
same() {
  local name="$1"
  shift
  rm -f "$work/nu.eisb"
  if ! "$@"; then
    echo "$name: failed"
    faults=$((faults + 1))
  elif ! cmp "$work/eerst.eisb" "$work/nu.eisb"; then
    echo "$name: other bytes"
    faults=$((faults + 1))
  fi
}

set_file=centraal-gelderland/activerend-werk.eis
cd "$source/requirements" || exit 1
"$eisen" compileer "$set_file" -o "$work/eerst.eisb" || exit 1
out="$work/nu.eisb"

same "again" "$eisen" compileer "$set_file" -o "$out"
same "by its full path" "$eisen" compileer "$PWD/$set_file" -o "$out"
same "by a path with dots" "$eisen" compileer "./kaders/../$set_file" -o "$out"
same "from its own folder" bash -c 'cd centraal-gelderland && "$0" compileer activerend-werk.eis -o "$1"' "$eisen" "$out"
for language in C nl_NL nl_NL.UTF-8 tr_TR.UTF-8; do
  same "in $language" env LC_ALL="$language" LANG="$language" "$eisen" compileer "$set_file" -o "$out"
done
for zone in UTC Europe/Amsterdam Pacific/Kiritimati; do
  same "in $zone" env TZ="$zone" "$eisen" compileer "$set_file" -o "$out"
done

mkdir -p "$work/een map/é" "$work/los"
cp -R . "$work/een map/é"
same "from another folder" "$eisen" compileer "$work/een map/é/$set_file" -o "$out"
for file in kaders/*.eis gemeenschappelijk/*.eis centraal-gelderland/*.eis; do cp "$file" "$work/los"; done
same "all in one folder, made in another order" "$eisen" compileer "$work/los/activerend-werk.eis" -o "$out"
mkdir -p "$work/ver/weg"
cp "$set_file" "$work/ver/weg"
same "along the search path" "$eisen" compileer "$work/ver/weg/activerend-werk.eis" --zoekpad "$source/requirements" -o "$out"

[ "$faults" -eq 0 ] || exit 1

# Two compilers, each in its own folder.
if [ "${EISEN_ANDER:-}" = '' ] && [ "${EISEN_TWEE_COMPILERS:-}" = '' ]; then exit 0; fi
if [ "${EISEN_ANDER:-}" = '' ]; then
  command -v clang >/dev/null || exit 77
  CC=clang cmake -S "$source" -B "$work/clang" -DCMAKE_BUILD_TYPE=Release -DEISEN_TESTS=OFF >/dev/null &&
    cmake --build "$work/clang" -j 2 --target eisen >/dev/null || exit 1
  EISEN_ANDER="$work/clang/eisen"
fi
same "made by another compiler" "$EISEN_ANDER" compileer "$set_file" -o "$out"
[ "$faults" -eq 0 ]
