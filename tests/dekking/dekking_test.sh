#!/usr/bin/env bash
# What «eisen test» says of a set whose examples touch half of it: coverage, changes that nobody notices, and the forms for
# programs. `--reset` writes the expectations again; what a change of the set gives is worked out by hand in set.eis.
set -uo pipefail
export LC_ALL=C.UTF-8
eisen="${EISEN:?}"
cd "$(dirname "${BASH_SOURCE[0]}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0

check() { # EXPECTED OPTIONS…
  check_of set.eis 1 "$@"
}

check_of() { # SET STATUS EXPECTED OPTIONS…
  local set="$1" wanted="$2" expected="$3" status=0
  shift 3
  "$eisen" test "$set" "$@" >"$work/found" 2>/dev/null || status=$?
  [ "$status" -eq "$wanted" ] || { echo "$expected: exit status $status"; faults=$((faults + 1)); }
  if [ -n "$reset" ]; then cp "$work/found" "$expected"; return; fi
  diff -u "$expected" "$work/found" || faults=$((faults + 1))
}

reset=''
[ "${1:-}" = --reset ] && reset=ja
check tekst.verwacht --dekking --muteer
check tap.verwacht --formaat tap
check junit.verwacht --formaat junit
# the norm of a kpi, and a quotient, are one comparison each: seen as ja and nee, and changed as a whole
check_of kpi.eis 0 kpi.verwacht --dekking --muteer
# «grenst aan» is one condition; a row without a test has no outside
check_of grens.eis 0 grens.verwacht --dekking --muteer
# voorbeelden that are wrong themselves have their names in each form
for form in tekst tap junit; do check_of zelf.eis 1 "zelf-$form.verwacht" --formaat "$form"; done
if command -v xmllint >/dev/null; then
  xmllint --noout junit.verwacht zelf-junit.verwacht || faults=$((faults + 1))
  schema="${EISEN_SOURCE:?}/../shared/schemas/junit-10.xsd"
  [ ! -e "$schema" ] || xmllint --noout --schema "$schema" junit.verwacht || faults=$((faults + 1))
fi
[ "$faults" -eq 0 ]
