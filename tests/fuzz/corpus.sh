#!/usr/bin/env bash
# corpus.sh TARGET FOLDER: every golden input in the tree for a target, each as a file of its own; and what fuzzing found before.
# Asks for EISEN, EISEN_SOURCE and EISEN_PLUGINS; for helper also EISEN_FRAMES.
set -euo pipefail
target="$1" out="$2"
cd "$EISEN_SOURCE"
mkdir -p "$out"

golden() {
  find tests examples requirements -path tests/fuzz -prune -o -name "$1" -print | sort
}
named() { # a path as the name of one file
  printf '%s/%s' "$out" "${1//\//-}"
}
declare -A at # "eisenset sdcg.pve", also with the folder before it → a file that says so in its head
heads() {
  local file folder kind name
  while IFS=: read -r file kind; do
    kind="${kind%$'\r'}" folder="$(dirname "$file")"
    at["$folder $kind"]="$file" at["$kind"]="${at["$kind"]:-$file}"
  done < <(golden '*.eis' | xargs grep -HoE '^(eisenset|gegevensboek|kader) [^ "]+' | grep -v 'proef\.fout')
}
needs() { # of a file: what it builds on, each once, nearest first
  local file="$1" kind found
  while read -r kind; do
    found="${at["$(dirname "$file") $kind"]:-${at["$kind"]:-}}"
    [ -n "$found" ] && [ -z "${seen["$found"]:-}" ] || continue
    seen["$found"]=1
    printf '%s\n' "$found"
    needs "$found"
  done < <(grep -oE '^ *(bouwt voort op|gebruikt (gegevensboek|kader)) [^ "]+' "$file" | sed -E 's/^ *bouwt voort op/eisenset/; s/^ *gebruikt //' || true)
}
sources() {
  local file other
  declare -A seen
  heads
  while read -r file; do
    head -c 3000 "$file" | grep -q '^dossier ' && continue
    seen=(["$file"]=1)
    {
      cat "$file"
      while read -r other; do printf '\036' && cat "$other"; done < <(needs "$file")
    } > "$(named "$file")"
  done < <(golden '*.eis')
}
copies() {
  local file
  while read -r file; do cp "$file" "$(named "$file")"; done
}
images() {
  local file
  golden '*.eis' | grep -v ^tests/fouten | while read -r file; do
    if grep -q '^eisenset ' "$file"; then
      "$EISEN" compileer "$file" --zoekpad requirements -o "$(named "$file").eisb" 2> /dev/null || true
    fi
  done
}
# The images of the sets that a dossier names.
images_for() {
  local set
  grep -oE '^ *volgens [^ "]+' "$1" | while read -r _ set; do
    grep -lE "^eisenset $set( |\$)" -r tests requirements --include=*.eis | head -1
  done | while read -r set; do printf '%s/images/%s.eisb\n' "$out" "${set//\//-}"; done
}
# What «eisen verzamel» makes of the dossiers, together with what lies there.
records() {
  local file
  golden '*.json*' | copies
  mkdir -p "$out/images"
  out="$out/images" images
  golden '*.eis' | xargs grep -l '^dossier ' | while read -r file; do
    "$EISEN" verzamel $(images_for "$file") "$file" -o "$(named "$file").json" 2> /dev/null || true
  done
  rm -r "$out/images"
  cat "$out"/*.json > "$out/samen.jsonl"
}
frames() {
  local file
  { golden '*.csv' && find tests/fuzz/corpus/csv -type f; } | while read -r file; do "$EISEN_FRAMES" "$file" "$out"; done
  "$EISEN_FRAMES" "$out"
}

case "$target" in
  source) sources ;;
  dossier) golden '*.eis' | xargs grep -l '^dossier ' | copies ;;
  records) records ;;
  image) images ;;
  csv) golden '*.csv' | copies ;;
  helper) frames ;;
esac
if [ -d "tests/fuzz/corpus/$target" ]; then
  find "tests/fuzz/corpus/$target" -type f | copies
fi
