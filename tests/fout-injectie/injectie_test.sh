#!/usr/bin/env bash
# Each command with memory that runs out, and with a file that cannot be opened, read, written, closed or renamed, at every point
# where that can happen. Then there is a message, an exit status that says so, and nothing half: what was written before is as it
# was, or there is the whole result. What a collector could not do is told as a warning, and its evidence is unknown; of a region, and
# of sets whose voorbeelden are run, one can be refused, with a message and an exit status, while the others are there.
# EISEN_INJECTIE=alle takes every point; otherwise a sample of them. On the exit statuses: docs, «eisen --help».
set -uo pipefail
export LC_ALL=C
eisen="${EISEN:?}"
shim="$(dirname "$eisen")/tests/fout-injectie/mis.so"
[ -e "$shim" ] || exit 77
source_folder="${EISEN_SOURCE:?}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0 points=0 told=0 partly=nee

cp "$source_folder"/tests/vragen/klein.eis "$source_folder"/tests/cli/medewerkers.csv "$work"
cp "$source_folder"/tests/cli/klein.eis "$work/set.eis"
cp "$source_folder"/tests/cli/dossier.eis "$work/dossier.eis"
cd "$work" || exit 1
mkdir uit
"$eisen" compileer set.eis -o set.eisb || exit 1
"$eisen" verzamel set.eisb dossier.eis -o bewijs.json 2> /dev/null
cat bewijs.json bewijs.json > regio.jsonl

fault() {
  echo "$1"
  cat fout.txt
  faults=$((faults + 1))
}
# One run in which point $2 of kind $1 fails.
run() {
  local kind="$1" n="$2" status=0
  shift 2
  echo oud > uit/uit
  MIS_WAT="$kind" MIS_N="$n" MIS_TEL="$work/tel" LD_PRELOAD="$shim" "$eisen" "$@" -o uit/uit > /dev/null 2> fout.txt || status=$?
  return "$status"
}
# What is right after a run that was to fail: nothing happened, or the whole result is there.
judge() {
  local what="$1" status="$2" normal="$3"
  [ "$(ls uit)" = uit ] || { fault "$what: left behind: $(ls uit)"; rm -f uit/*.tmp; }
  if [ "$status" -gt 3 ]; then
    fault "$what: exit status $status"
  elif cmp -s uit/uit heel; then
    [ "$status" -eq "$normal" ] || grep -q '^fout \|: fout ' fout.txt || fault "$what: whole, but exit status $status and no message"
  elif [ "$(cat uit/uit)" = oud ]; then
    { [ "$status" -ne 0 ] && grep -q '^fout \|: fout ' fout.txt; } || fault "$what: no result, exit status $status, no message"
    told=$((told + 1))
  else
    ! cmp -s fout.txt normaal.txt && { grep -q 'waarschuwing ' fout.txt || { [ "$partly" = ja ] && [ "$status" -ne 0 ] && grep -q 'fout ' fout.txt; }; } ||
      fault "$what: another result without a message"
    told=$((told + 1))
  fi
}
command() {
  local name="$1" kind n total step normal status
  shift
  for kind in geheugen bestanden; do
    run "$kind" 0 "$@"
    normal=$?
    mv fout.txt normaal.txt
    cp uit/uit heel
    total="$(cat tel)"
    step=$((total / 25 + 1))
    [ "${EISEN_INJECTIE:-}" = alle ] && step=1
    for ((n = 1; n <= total; n += step)); do
      run "$kind" "$n" "$@"
      status=$?
      points=$((points + 1))
      judge "$name, $kind $n of $total" "$status" "$normal"
    done
  done
}

command compileer compileer set.eis
command toets toets set.eisb dossier.eis
command toets-json toets set.eisb dossier.eis --formaat json
command toets-html toets set.eisb dossier.eis --formaat html
partly=ja
command toets-regio toets set.eisb regio.jsonl --formaat tsv
partly=nee
command vragen vragen set.eisb dossier.eis --formaat json
command uitleg uitleg set.eisb dossier.eis 1 --formaat json
command verzamel verzamel set.eisb dossier.eis
command toon toon set.eisb
partly=ja
command test test set.eis
echo "$points points, $told times told, $faults faults"
[ "$faults" -eq 0 ] && [ "$told" -gt 20 ]
