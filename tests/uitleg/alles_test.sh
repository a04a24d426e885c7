#!/usr/bin/env bash
# Every eis of every set there is, explained for every dossier beside it, for what each voorbeeld says (of the regional sets each
# twelfth, of the tests of the language each fourth; EISEN_STAP=1 takes all), and for a dossier in which nothing stands. It fails on a
# crash, on an empty sentence, on words of the machine, and where the outcome is not that of toets.
set -u
: "${EISEN:?}" "${EISEN_PLUGINS:?}"
source_dir=${EISEN_SOURCE:?}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0
explained=0
fault() { echo "$*"; faults=$((faults + 1)); }

# A set by its file; what it is called.
set_name() { sed -n 's/^eisenset \([^ ]*\).*/\1/p' "$1" | head -1; }

# What the machine would say, and what a sentence may not look like: nothing between quotes, a space before a full stop, two of them.
machine='\br[0-9]+\b|\b[cuvs]\.(any|all|fold2?|choose|select|load|const|judge|crit|term|law|down|one|one[a-z]+|count|sum|share|l[te]|eq|ne)\b|OP_|NULL|NONE|4294967295|«»|«de voorwaarde»|[a-z] \.( |$)|\.\.( |$)|: *\.( |$)|^ *- *$|^ *[.;:,]|\(\)|\[\]|  - [.:;]'

# Each outcome of toets, in the words of uitleg: «eis<TAB>onderdeel<TAB>Onbekend (nog mogelijk: Ja of Nee)».
in_words() {
  awk -F'\t' 'BEGIN { w["ja"] = "Ja"; w["deels"] = "Deels"; w["nee"] = "Nee"; w["nvt"] = "N.v.t." }
    NR > 1 { n = split($7, p, ","); s = ""
      for (i = 1; i <= n; i++) s = s (i == 1 ? "" : i == n ? " of " : ", ") w[p[i]]
      print $2 "|" $3 "|" $4 "|" (n > 1 ? "Onbekend (nog mogelijk: " s ")" : s) }'
}

explain_all() { # what, image, dossier
  "$EISEN" toets "$2" "$3" --formaat tsv --plugins "$EISEN_PLUGINS" 2>/dev/null | in_words >"$work/toets"
  [ -f "${3%.eis}.eisen" ] && awk -F'|' 'NR == FNR { wanted[$1]; next } $2 in wanted' "${3%.eis}.eisen" "$work/toets" >"$work/named" &&
    mv "$work/named" "$work/toets"
  while IFS="|" read -r set eis part outcome; do
    [ -z "$part" ] || continue
    "$EISEN" uitleg "$2" "$3" "$set" "$eis" --plugins "$EISEN_PLUGINS" >"$work/uit" 2>"$work/err" ||
      { fault "$1, $set $eis: status $?: $(cat "$work/err")"; continue; }
    explained=$((explained + 1))
    sed 's/[Nn]\.v\.t\./nvt/g' "$work/uit" | grep -nE "$machine" && fault "$1, $set $eis: this is no sentence"
    told=$(sed -n 's/^Uitkomst  *//p' "$work/uit")
    case $told in
    "$outcome"*) ;;
    *) fault "$1, $set $eis: uitleg says «$told», toets «$outcome»" ;;
    esac
  done <"$work/toets"
}

# The voorbeelden of a set as dossiers: what they say, without what they expect; of these only the eisen that they speak of.
examples_of() { # file, set, folder
  awk -v set="$2" -v folder="$3" '
    /^ *voorbeeld "/ { n++; file = folder "/voorbeeld-" n ".eis"; indent = index($0, "v"); on = 1
      title = $0; sub(/^[^"]*"/, "", title); sub(/".*/, "", title)
      print "taal 1\ndossier \"" title "\"\n  volgens " set > file; next }
    on && $0 ~ /[^ ]/ && match($0, /[^ ]/) <= indent { on = 0 }
    on && /^ *verwacht eis / { print $3 > (folder "/voorbeeld-" n ".eisen"); sub(/:$/, "", $3); print $3 > (folder "/voorbeeld-" n ".eisen") }
    !on || /^ *verwacht / { next }
    { line = substr($0, indent + 2) }
    line ~ /^(peildatum|toetsperiode) / { print "  " line > file; next }
    { rest[n] = rest[n] line "\n" }
    END { for (i = 1; i <= n; i++) printf "%s", rest[i] >> (folder "/voorbeeld-" i ".eis") }' "$1"
}

sweep() { # file
  local name folder=$work/set step=1 n=0
  case "$1" in "$source_dir"/requirements/*) step=${EISEN_STAP:-12} ;; "$source_dir"/tests/voorbeelden/*) step=${EISEN_STAP:-4} ;; esac
  name=$(set_name "$1")
  rm -rf "$folder"
  mkdir "$folder"
  "$EISEN" compileer "$1" -o "$folder/set.eisb" 2>/dev/null || return 0
  printf 'taal 1\ndossier "Leeg"\n  peildatum 23-06-2025\n  volgens %s\n' "$name" >"$folder/leeg.eis"
  examples_of "$1" "$name" "$folder"
  for dossier in "$folder"/leeg.eis "$folder"/voorbeeld-*.eis "$(dirname "$1")"/dossier*.eis; do
    n=$((n + 1))
    [ -f "$dossier" ] && [ $((n % step)) -eq $((1 % step)) ] && explain_all "${1#"$source_dir"/} bij ${dossier##*/}" "$folder/set.eisb" "$dossier"
  done
}

for file in "$source_dir"/tests/goud/*/set*.eis "$source_dir"/tests/voorbeelden/*.eis "$source_dir"/tests/vragen/*.eis \
  "$source_dir"/requirements/*/*.eis; do
  [ -n "$(set_name "$file")" ] && sweep "$file"
done
"$EISEN" compileer "$source_dir/requirements/centraal-gelderland/activerend-werk.eis" -o "$work/aw.eisb" &&
  explain_all "het voorbeelddossier" "$work/aw.eisb" "$source_dir/examples/inspectie/dossier.eis"

echo "$explained keer uitleg"
[ "$explained" -gt 500 ] || fault "too few: something is not found"
[ "$faults" -eq 0 ]
