#!/usr/bin/env bash
# Documents whose writer had not seen the rules (ongezien/): each once without defects (schoon) and once with (gebrek; gebreken.tsv says
# where and what). Prints for each how many of the defects that a machine could find are found, which are not, and what is told of the
# document without defects. A defect is found when a message about something in its eis is there that is not there without the defect; where a defect is
# one of two eisen together, either will do.
# `MAP`: documents in another folder.
# Expected: ongezien.verwacht; `--reset` writes it again.
set -uo pipefail
export LC_ALL=C.UTF-8
eisen="$(realpath "${EISEN:?}")"
cd "$(dirname "${BASH_SOURCE[0]}")"
here="$PWD"
documents="$here/ongezien"
[ $# -eq 0 ] || [ "$1" = --reset ] || documents="$(realpath "$1")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# The eis that a line stands in: it begins with its line, and a kpi, a tabel, an afwijking, and what is asked or explained are one too.
eis_at() { # SOURCE LINE
  awk -v line="$2" 'NR > line { exit } $1 == "eis" && $3 ~ /^"/ && !/ van [a-z.-]+ is niet / || $1 == "afwijking" { at = $2 } $1 == "kpi" { at = "kpi" } $1 == "tabel" { at = "tabel" } $1 == "gegevens" || $1 == "begrip" || $1 == "definitie" { at = $1 " " $2 } END { print at }' "$1"
}

# code, severity, eis and text of each finding
findings() { # SOURCE
  "$eisen" lint "$1" --formaat json | jq -r '.bevindingen[] | [.regel, .code, .niveau, .zin] | @tsv' |
    while IFS=$'\t' read -r line code severity text; do
      eis="$(eis_at "$1" "$line")"
      printf '%s\t%s\t%s\t%s\n' "${eis:--}" "$code" "$severity" "$text"
    done | sort
}

found_all=0 could_all=0 false_all=0 warnings_all=0
judge() { # NAME
  local found=0 could=0 missed='' false warnings
  findings "$documents/schoon/$1" >"$work/clean"
  findings "$documents/gebrek/$1" >"$work/all"
  comm -13 "$work/clean" "$work/all" >"$work/new"
  while IFS=$'\t' read -r document at eis kind what machine; do
    [ "$document" = "$1" ] && [ "$machine" = ja ] || continue
    could=$((could + 1))
    if cut -f1 "$work/new" | grep -qxF "$(tr ' ' '\n' <<<"$eis"; eis_at "$documents/gebrek/$1" "$at" | sed 's/^$/-/')"; then found=$((found + 1)); else missed+="  niet gevonden: eis $eis, $kind: $what"$'\n'; fi
  done <"$documents/gebreken.tsv"
  false="$(grep -cP '\twaarschuwing\t' "$work/clean")"
  warnings="$(grep -cP '\twaarschuwing\t' "$work/all")"
  echo "$1: $found van $could gevonden; zonder gebreken: $false waarschuwingen, $(grep -cP '\tmelding\t' "$work/clean") meldingen; met gebreken: $warnings waarschuwingen"
  printf '%s' "$missed"
  grep -P '\twaarschuwing\t' "$work/clean" | sed 's/^/  zonder gebrek: /'
  cut -f2 "$work/clean" | sort | uniq -c | awk '{ printf "  zonder gebrek: %s %d keer\n", $2, $1 }'
  found_all=$((found_all + found)) could_all=$((could_all + could)) false_all=$((false_all + false)) warnings_all=$((warnings_all + warnings))
}

{
  for source in "$documents"/schoon/*.eis; do judge "$(basename "$source")"; done
  echo "samen: $found_all van $could_all gevonden; $false_all van $((false_all + warnings_all)) waarschuwingen staan in een document zonder gebreken"
} >"$work/told"
if [ "$documents" != "$here/ongezien" ]; then cat "$work/told"; exit 0; fi
if [ "${1:-}" = --reset ]; then cp "$work/told" ongezien.verwacht; exit 0; fi
cat "$work/told"
diff -u ongezien.verwacht "$work/told"
