#!/usr/bin/env bash
# What «eisen lint» finds: for each code a folder with a source that gives it (raak), one that looks like it and does not (mis), and
# one in which it is switched off (uit); beside each *.eis a .verwacht with all that is printed. Sources named basis-….eis are only
# there for others. `--reset [BRON…]` writes the expectations again. What --herstel makes of a raak.eis stands in raak.hersteld.
set -uo pipefail
export LC_ALL=C
eisen="${EISEN:?}"
cd "$(dirname "${BASH_SOURCE[0]}")"
reset=''
[ "${1:-}" = --reset ] && { reset=ja; shift; }
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
fault() { echo "$1"; faults=$((faults + 1)); }

compare() { # EXPECTED FOUND
  if [ -n "$reset" ]; then cp "$2" "$1"; return; fi
  diff -u --label "$1" --label found <(cat "$1" 2>&1) "$2" || faults=$((faults + 1))
}

run() { # SOURCE: findings on standard output, and an exit status that fits them
  local status=0 wanted=0
  (cd "$(dirname "$1")" && "$eisen" lint "$(basename "$1")") >"$work/found" 2>&1 || status=$?
  grep -qE ': (waarschuwing|fout) [EWL][0-9]+: ' "$work/found" && wanted=1
  [ "$status" -eq "$wanted" ] || fault "$1: exit status $status, expected $wanted"
  compare "${1%.eis}.verwacht" "$work/found"
}

# The repairs, after which the same finding is gone.
mend() { # SOURCE
  local code
  code="$(cut -d/ -f1 <<<"$1")"
  rm -rf "$work/map"
  cp -r "$(dirname "$1")" "$work/map"
  (cd "$work/map" && "$eisen" lint "$(basename "$1")" --herstel) >"$work/after" 2>&1
  compare "${1%.eis}.hersteld" "$work/map/$(basename "$1")"
  grep -q " $code: " "$work/after" && fault "$1: after --herstel $code is still there"
}

shopt -s nullglob
for source in "${@:-}" $([ $# -gt 0 ] || ls ./*/*.eis | sed 's,^\./,,'); do
  case "${source##*/}" in '' | basis-*) continue ;; esac
  run "$source"
  [ ! -e "${source%.eis}.hersteld" ] || mend "$source"
done
[ $# -eq 0 ] || { [ "$faults" -eq 0 ]; exit; }

while read -r code; do
  kinds='raak mis uit'
  [[ "$code" == L00* ]] && kinds='raak mis'
  for kind in $kinds; do
    [ -e "$code/$kind.eis" ] || { fault "$code has no $kind.eis"; continue; }
    if grep -q " $code: " "$code/$kind.verwacht"; then said=raak; else said=mis; fi
    case "$kind-$said" in raak-raak | mis-mis | uit-mis) ;; *) fault "$code/$kind.verwacht: $code should $([ "$kind" = raak ] || echo not) be there" ;; esac
  done
done < <(grep -oE '^MSG\([A-Z_0-9]+, "L[0-9]{4}", (WARNING|INFO), "[^"]*", "[^"]' "${EISEN_SOURCE:-../..}/runtime/base/message.def" | cut -d'"' -f2)
[ "$faults" -eq 0 ]
