#!/usr/bin/env bash
# What is too much: sources, sets and evidence just beyond each limit, and what is said about them; just within it, nothing. Inputs
# are made here, because they are large. Beside these: tests/syntax (words, brackets), tests/base (files), tests/collect (tables, calls),
# tests/cli/regio_test.sh (lines), tests/evidence (records), tests/image (images) and tests/fouten (64 choices, 64 exceptions).
set -uo pipefail
export LC_ALL=C
eisen="${EISEN:?}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
faults=0

# says WHAT TEXT COMMAND…: the command fails with a message in which TEXT stands. Empty: it succeeds and says nothing.
says() {
  local what="$1" text="$2" status=0
  shift 2
  timeout 60 "$eisen" "$@" > uit.txt 2> fout.txt || status=$?
  if [ -z "$text" ]; then
    [ "$status" -eq 0 ] && [ ! -s fout.txt ] && return
  elif [ "$status" -eq 1 ] && grep -qF "$text" fout.txt && [ "$(grep -c 'fout E' fout.txt)" -le 101 ]; then
    return
  fi
  echo "$what: exit status $status, and not «$text» but:"
  head -c 2000 fout.txt
  faults=$((faults + 1))
}
head_of() { printf 'taal 1\neisenset proef.%s "Proef"\n' "$1"; }
repeat() { head -c "$2" /dev/zero | tr '\0' "$1"; }
set_with() { # gegevens under aanbieder
  head_of groot
  printf 'gegevens aanbieder\n  beleid ja/nee\n'
  awk -v n="$1" 'BEGIN { for (i = 1; i <= n; i++) printf "gegevens rij-%d (rijen-%d) per aanbieder\n  vlag ja/nee\n", i, i }'
  printf 'eis 1 "Beleid"\n  norm beleid\n'
}

# A source: bytes, levels.
{ head_of lang && repeat '#' $((16 << 20)); } > lang.eis
says 'source' ': fout E0110: ' compileer lang.eis -o uit.eisb
levels() {
  head_of diep && printf 'eis 1 "Diep"\n'
  for ((i = 1; i <= $1; i++)); do printf '%*sn%d "niveau"\n' "$i" '' "$i"; done
}
levels 60 > diep.eis
says 'levels within' '' compileer diep.eis -o uit.eisb
says 'levels within, shown' '' toon uit.eisb
levels 61 > diep.eis
says 'levels' ': fout E0106: ' compileer diep.eis -o uit.eisb

# A set: gegevens, files, names and texts as long as a source may be, many messages.
set_with 4095 > groot.eis
says 'gegevens within' '' compileer groot.eis -o uit.eisb
set_with 4096 > groot.eis
says 'gegevens' ': fout E0260: ' compileer groot.eis -o uit.eisb
gathered() { # with so many values between the brackets
  head_of haakjes && printf 'gegevens aanbieder\n  beleid ja/nee verzamel met csv.een(%s)\neis 1 "Beleid"\n  norm beleid\n' "$(seq -s', ' "$1")"
}
gathered 8 > haakjes.eis
says 'values of verzamel met within' '' compileer haakjes.eis -o uit.eisb
gathered 9 > haakjes.eis
says 'values of verzamel met' ': fout E0509: ' compileer haakjes.eis -o uit.eisb
mkdir keten
for ((i = 0; i < 201; i++)); do
  { printf 'taal 1\neisenset k.s%d "Schakel"\n  bouwt voort op k.s%d\n' "$i" $((i + 1)); } > "keten/$i.eis"
done
says 'files' ': fout E0263: ' compileer keten/0.eis -o uit.eisb
printf 'taal 1\neisenset k.s199 "Schakel"\n' > keten/199.eis
says 'files within' '' compileer keten/0.eis -o uit.eisb
mkdir vol
(cd vol && seq -f 'leeg-%.0f' 2000 | xargs touch)
printf 'taal 1\neisenset k.vol "Vol"\n  bouwt voort op k.nergens\n' > vol/set.eis
says 'folder' 'waarschuwing W0264: ' compileer vol/set.eis -o uit.eisb
name="$(repeat a 100000)"
{ head_of naam && printf 'gegevens aanbieder\n  %s ja/nee vraag "%s?"\neis 1 "%s"\n  norm %s\n' "$name" "$name" "$name" "$name"; } > naam.eis
says 'long names' '' compileer naam.eis -o uit.eisb
{ head_of veel && awk 'BEGIN { for (i = 1; i <= 3000; i++) printf "eis %d \"Eis\"\n  norm onbekend-%d\n", i, i }'; } > veel.eis
says 'messages' 'Er zijn nog ' compileer veel.eis -o uit.eisb
[ "$(wc -c < fout.txt)" -lt 100000 ] || { echo "messages: $(wc -c < fout.txt) bytes of them"; faults=$((faults + 1)); }

# Records.
set_with 1 > klein.eis
says 'a small set' '' compileer klein.eis -o klein.eisb
record() { printf '{"formaat":"eisen-bewijs/1","aanbieder":"%s","peildatum":"2025-06-23","rijen":[{"gegeven":"aanbieder"%s}%s]}\n' "$1" "$2" "$3"; }
record "$(repeat a 1000000)" '' '' > bewijs.json
says 'a text within' '' toets klein.eisb bewijs.json
record "$(repeat a 1100000)" '' '' > bewijs.json
says 'a text' ': fout E0609: ' toets klein.eisb bewijs.json
fields="$(seq -f '{"veld":"v%.0f","waarde":"a"}' -s , 501)"
record De ",\"velden\":[$fields]" '' > bewijs.json
says 'fields' ': fout E0610: ' toets klein.eisb bewijs.json
members="$(seq -f '"%.0f"' -s , 1001)"
record De ",\"velden\":[{\"veld\":\"v\",\"waarde\":[$members]}]" '' > bewijs.json
says 'members' ': fout E0610: ' toets klein.eisb bewijs.json
record De '' "$(seq -f ',{"gegeven":"g","ouder":%.0f}' -s '' 0 40)" > bewijs.json
says 'rows under rows' ': fout E0612: ' toets klein.eisb bewijs.json
{ repeat '[' 3000 && echo; } > bewijs.json
says 'brackets of records' ': fout E0611: ' toets klein.eisb bewijs.json

# Periods of a kpi: a hundred years of months, and one more.
{ head_of kpi && printf '  geldig vanaf 01-01-2000\ngegevens klacht (klachten) per aanbieder, een gebeurtenis\nkpi k "Klachten"\n  per maand\n  over klacht op datum\n  meet aantal\n  norm hoogstens 1\n'; } > kpi.eis
says 'a kpi' '' compileer kpi.eis -o kpi.eisb
kpi_on() { printf '{"formaat":"eisen-bewijs/1","aanbieder":"De","peildatum":"%s","rijen":[{"gegeven":"aanbieder"},{"gegeven":"klacht","sleutel":"1","ouder":0,"velden":[{"veld":"datum","waarde":"01-02-2000"}]}],"lijsten":[{"gegeven":"klacht","status":"volledig"}]}\n' "$1"; }
kpi_on 2100-01-01 > bewijs.json
says 'periods within' '' toets kpi.eisb bewijs.json
grep -qF 'Uitkomst: Ja' uit.txt || { echo "periods within: $(cat uit.txt)"; faults=$((faults + 1)); }
kpi_on 2100-02-01 > bewijs.json
"$eisen" toets kpi.eisb bewijs.json > uit.txt 2> fout.txt
grep -qF 'waarschuwing W0477: Een kpi per maand zou 1201 perioden hebben (01-01-2000 tot en met 31-01-2100)' fout.txt && grep -qF 'Uitkomst: Onbekend' uit.txt || { echo "periods: $(cat fout.txt uit.txt)"; faults=$((faults + 1)); }

# A file.
truncate -s 300M reus.eisb
says 'file' 'fout E0002: ' toon reus.eisb
[ "$faults" -eq 0 ]
