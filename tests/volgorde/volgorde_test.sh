#!/usr/bin/env bash
# Where a declaration stands changes no byte of the image, nor do the names and folders of files, comments, the order of what a set uses,
# the language, the time zone and the folder one works in; and none of these changes a report. Over the sets that are delivered, the small
# sets of tests/goud and tests/voorbeelden, and sets made by dice (tests/oracle).
#   EISEN_SCHUD       shufflings of each set; 3
#   EISEN_SCHUD_SETS  sets made by dice; 40
set -uo pipefail
eisen="${EISEN:?}"
source="${EISEN_SOURCE:?}"
tools="$(dirname "$eisen")/tests"
times="${EISEN_SCHUD:-3}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0 sets=0 images=0
languages=(C nl_NL.UTF-8 tr_TR.UTF-8 POSIX)
around=(LC_ALL=C TZ=UTC)
zones=(UTC Europe/Amsterdam Pacific/Kiritimati America/New_York)

fault() {
  echo "$1"
  faults=$((faults + 1))
}

# The report of an image over a dossier, in each format, into FOLDER.
reports() { # IMAGE DOSSIER FOLDER
  local form
  for form in tsv json tekst; do
    env "${around[@]}" "$eisen" toets "$1" "$2" --plugins "$EISEN_PLUGINS" --formaat "$form" >"$3/rapport.$form" 2>"$3/meldingen.$form"
  done
}

# The sources in FOLDER, shuffled, under other names, each in a folder that is found: beside the set, or beside its folder.
scatter() { # SEED FOLDER TOP NEW
  local file n=0 seed="$1"
  mkdir -p "$4/é van $seed" "$4/andere" "$4/nog/niets"
  top="$4/é van $seed/z$((seed * 7919 % 1000)).eis"
  while read -r file; do
    n=$((n + 1))
    if [ "$file" = "$3" ]; then
      "$tools/schud" "$seed" <"$file" >"$top"
    elif grep -qE '^(eisenset|gegevensboek|kader) ' "$file"; then
      local to=("$4/é van $seed" "$4/andere" "$4")
      "$tools/schud" "$((seed + n))" <"$file" >"${to[(seed + n) % 3]}/b$(((seed + n) * 104729 % 1000))-$n.eis"
    fi
  done < <(find "$2" -name '*.eis' | LC_ALL=C sort)
}

# same FOLDER TOP [DOSSIER]: every shuffling gives the image, and the reports, of the sources as they are.
same() {
  local folder="$1" file="$2" dossier="${3:-}" seed
  mkdir -p "$work/eerst"
  around=(LC_ALL=C TZ=UTC)
  "$eisen" compileer "$file" -o "$work/eerst/set.eisb" >/dev/null 2>&1 || return 0
  sets=$((sets + 1))
  [ -n "$dossier" ] && reports "$work/eerst/set.eisb" "$dossier" "$work/eerst"
  for ((seed = sets * 100 + 1; seed <= sets * 100 + times; seed++)); do
    rm -rf "$work/nu" && mkdir -p "$work/nu"
    scatter "$seed" "$folder" "$file" "$work/nu/bron"
    cd "$work/nu/bron/nog/niets" || exit 1
    around=(LC_ALL="${languages[seed % 4]}" LANG=nl_NL TZ="${zones[seed / 4 % 4]}")
    env "${around[@]}" "$eisen" compileer "$top" -o "$work/nu/set.eisb" >"$work/nu/uit" 2>&1
    if [ -n "$dossier" ]; then reports "$work/nu/set.eisb" "$dossier" "$work/nu"; fi
    images=$((images + 1))
    if ! cmp "$work/eerst/set.eisb" "$work/nu/set.eisb" >"$work/nu/cmp" 2>&1; then
      fault "$file: shuffling $seed gives another image: $(cat "$work/nu/cmp") $(head -3 "$work/nu/uit")"
      [ -n "${EISEN_BEWAAR:-}" ] && cp -R "$work/nu/bron" "$EISEN_BEWAAR/$seed"
    fi
    local form
    for form in tsv json tekst; do
      [ -z "$dossier" ] || cmp "$work/eerst/rapport.$form" "$work/nu/rapport.$form" || fault "$file: shuffling $seed gives another report ($form)"
    done
  done
}

for file in "$source"/requirements/*/*.eis; do same "$source/requirements" "$file" "$source/examples/inspectie/dossier.eis"; done
for folder in "$source"/tests/goud/*/; do same "$folder" "${folder}set.eis" "${folder}dossier.eis"; done
for file in "$source"/tests/voorbeelden/*.eis; do
  rm -rf "$work/een" && mkdir "$work/een" && cp "$file" "$work/een/set.eis"
  same "$work/een" "$work/een/set.eis"
done

# «--- set.eis» begins each file that the dice made.
number="${EISEN_SCHUD_SETS:-40}"
"$tools/oracle/vergelijk" --zaad "${EISEN_SCHUD_ZAAD:-11}" --aantal "$((4 * number))" --stop 1000000 --snel --toon >"$work/dobbel" 2>/dev/null
mkdir -p "$work/sets"
awk -v to="$work/sets" -v most="$number" '
  /^--- / { name = $2; if (name == "dossier.eis") last = 1; if (fresh) { n++; fresh = 0 }
            if (n < most) { folder = to "/" n; if (!(n in made)) { system("mkdir -p " folder); made[n] = 1 } } else name = ""; next }
  /^---$/ { name = ""; fresh = 1; next }
  /^###/ { name = "" }
  name != "" { print > (folder "/" name) }' "$work/dobbel"
made=0
for folder in "$work"/sets/*/; do
  before="$sets"
  same "$folder" "${folder}set.eis" "${folder}dossier.eis"
  made=$((made + sets - before))
done
echo "$sets sets ($made made by dice), $images shufflings"
[ "$made" -gt 0 ] || fault "no set was made by dice"
[ "$faults" -eq 0 ]
