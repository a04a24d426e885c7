#!/usr/bin/env bash
# Questions, and answers that are read back: whole lists of questions, everything that can be wrong with an answer, and rounds of
# questions and answers until nothing is open. EISEN_RESET=1 rewrites the lists.
set -u
: "${EISEN:?}" "${EISEN_PLUGINS:?}"
source_dir=${EISEN_SOURCE:?}
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0
fault() { echo "$*"; faults=$((faults + 1)); }
vragen() { "$EISEN" vragen "$@" --plugins "$EISEN_PLUGINS" 2>"$work/err" || fault "vragen $*: $(cat "$work/err")"; }
same() { # what, wanted, got
  [ "$2" = "$3" ] || fault "$1: expected «$2», got «$3»"
}

# --- The lists of a small set

"$EISEN" compileer klein.eis -o "$work/klein.eisb" || exit 1
for form in tekst csv json; do
  vragen "$work/klein.eisb" dossier.eis --formaat "$form" >"$work/uit"
  [ -n "${EISEN_RESET:-}" ] && cp "$work/uit" "$here/klein.$form"
  diff "klein.$form" "$work/uit" || fault "klein.$form differs (< expected, > found)"
done
vragen "$work/klein.eisb" "$work/klein.eisb" dossier.eis --formaat csv | cmp - klein.csv || fault "two equal images ask twice"

# What a question is about: the row, the text that is judged, the afwijking.
"$EISEN" compileer over.eis -o "$work/over.eisb" || exit 1
for form in tekst csv; do
  vragen "$work/over.eisb" over-dossier.eis --formaat "$form" >"$work/uit"
  [ -n "${EISEN_RESET:-}" ] && cp "$work/uit" "$here/over.$form"
  diff "over.$form" "$work/uit" || fault "over.$form differs (< expected, > found)"
done

# --- Every kind of question, and every kind of answer that is refused

"$EISEN" compileer soorten.eis -o "$work/soorten.eisb" || exit 1
vragen "$work/soorten.eisb" soorten-dossier.eis >"$work/uit"
[ -n "${EISEN_RESET:-}" ] && cp "$work/uit" "$here/soorten.tekst"
diff soorten.tekst "$work/uit" || fault "soorten.tekst differs (< expected, > found)"
awk '/^[0-9]+\. / && NF > 16 { print; bad = 1 } /^[0-9]+\. .*op tijd/ { print; bad = 1 } END { exit bad }' "$work/uit" ||
  fault "a question is longer than fifteen words, or asks whether it is in time"
mkdir "$work/soorten"
cp soorten-dossier.eis mensen.csv aanbieder.csv "$work/soorten"
echo 'antwoorden uit csv("fout.csv")' >>"$work/soorten/soorten-dossier.eis"
{
  echo 'gegeven;rij;veld;antwoord'
  printf 'aanbieder;;%s\n' 'bezoek;misschien' 'leden;veel' 'omzet;duur' 'aandeel;half' 'begin;gisteren' 'einde;ooit' 'sector;horeca' 'rollen;c' 'product;vliegen' 'wachttijd;lang'
  printf '%s\n' 'medewerker;Els;vog;wel' 'klacht;;;veel' 'handboek;;;soms' 'oordeel;;eis 16 van proef.soorten;mwah'
} >"$work/soorten/fout.csv"
"$EISEN" vragen "$work/soorten.eisb" "$work/soorten/soorten-dossier.eis" --plugins "$EISEN_PLUGINS" >"$work/uit" 2>"$work/err"
sed -n 's/^.*waarschuwing /waarschuwing /p; /^hulp/p' "$work/err" >"$work/gezegd"
[ -n "${EISEN_RESET:-}" ] && cp "$work/gezegd" "$here/soorten.geweigerd"
diff soorten.geweigerd "$work/gezegd" || fault "soorten.geweigerd differs (< expected, > found)"
diff soorten.tekst "$work/uit" >/dev/null || fault "answers that are refused change the questions"

# --- Answers

cp dossier.eis "$work/dossier.eis"
echo 'antwoorden uit csv("antwoorden.csv")' >>"$work/dossier.eis"
answers() { printf '%s\n' 'vraag-id;gegeven;rij;veld;antwoord;toelichting;door' "$@" >"$work/antwoorden.csv"; }
outcome() { # eis
  "$EISEN" toets "$work/klein.eisb" "$work/dossier.eis" --formaat tsv --plugins "$EISEN_PLUGINS" 2>"$work/err" |
    awk -F'\t' -v e="$1" '$3 == e { print $6; exit }'
}
answers ';aanbieder;;contact;ja;;' ';aanbieder;;keurmerk;nee;;'
same "two fields" nee "$(outcome 1)"
answers ';aanbieder;;contact;nee;;'
same "one field" nvt "$(outcome 1)"
answers ';oordeel;;eis 3 van proef.klein;deels;Soms wel.;toezichthouder'
same "a judgement" deels "$(outcome 3)"
grep -q 'Oordeel van toezichthouder: Deels. Soms wel.' <("$EISEN" toets "$work/klein.eisb" "$work/dossier.eis" --plugins "$EISEN_PLUGINS") ||
  fault "the judgement has no author and note"
answers ';oordeel;;eis 3 van proef.klein;nvt;Geen cliënten.;x'
same "a judgement n.v.t." nvt "$(outcome 3)"
answers ';aanbieder;;opening;geen;;'
same "absent" nee "$(outcome 4)"
answers ';website;;;ja;;'
same "there is one" ja "$(outcome 5)"
answers ';website;;;nee;;'
same "there is none" nee "$(outcome 5)"
answers ';klacht;;;geen;;'
same "none" ja "$(outcome 6)"
answers ';klacht;;;2;;'
same "two" ja "$(outcome 6)"
answers ';klacht;;;3;;'
same "three" nee "$(outcome 6)"
answers ';medewerker;;;Jan, "Piet"'"'"';;' ';medewerker;Jan;begeleidt;nee;;'
outcome 2 >"$work/uit"
answers ';vog;=Els;;2;;' ";medewerker;'=Els;begeleidt;ja;;" ';medewerker;=Els;in-dienst;01-01-2025;;' \
  ';vog;=Els/1;datum;31-12-2024;;' ';vog;=Els/2;datum;01-06-2024;;' ';vog;Jan;;geen;;' ';vog;Jan/1;datum;01-04-2025;;'
same "rows, and fields of new rows" ja "$(outcome 2)"
same "nothing to say about it" "" "$(cat "$work/err")"

# What is wrong with an answer is said, and the answer does not count.
wrong() { # what, code and words, eis, rows…
  local what=$1 said=$2 eis=$3
  shift 3
  answers "$@"
  same "$what, outcome" onbekend "$(outcome "$eis")"
  same "$what" "$said" "$(sed -n 's/^.*waarschuwing //p' "$work/err")"
}
wrong "no such row" 'W0832: antwoorden.csv, rij 2: er is geen medewerker «Piet», dus het antwoord telt niet.' 2 ';medewerker;Piet;begeleidt;ja;;'
wrong "no such field" 'W0833: antwoorden.csv, rij 2: geen van de sets kent «conract», dus het antwoord telt niet.' 1 ';aanbieder;;conract;ja;;'
wrong "no such entity" 'W0833: antwoorden.csv, rij 2: geen van de sets kent «medewrker», dus het antwoord telt niet.' 2 ';medewrker;Jan;begeleidt;ja;;'
wrong "no such target" 'W0833: antwoorden.csv, rij 2: geen van de sets kent «eis drie», dus het antwoord telt niet.' 3 ';oordeel;;eis drie;ja;;'
wrong "no judgement" 'W0834: antwoorden.csv, rij 2: «mwah» is geen antwoord op deze vraag.' 3 ';oordeel;;eis 3 van proef.klein;mwah;;'
wrong "no number" 'W0834: antwoorden.csv, rij 2: «veel» is geen antwoord op deze vraag.' 6 ';klacht;;;veel;;'
wrong "not yes or no" 'W0834: antwoorden.csv, rij 2: «misschien» is geen antwoord op deze vraag.' 5 ';website;;;misschien;;'
wrong "moved cells" 'W0831: antwoorden.csv, rij 2: de vraag-id «v-00000000» hoort niet bij deze rij, dus het antwoord telt niet.' 1 'v-00000000;aanbieder;;contact;nee;;'
printf 'gegeven;rij;antwoord\naanbieder;;ja\n' >"$work/antwoorden.csv"
outcome 1 >/dev/null
same "no column" 'W0830: In antwoorden.csv ontbreekt de kolom «veld», dus de antwoorden zijn niet gelezen.' "$(sed -n 's/^.*waarschuwing //p' "$work/err")"

# An answer takes the place of what could not be read, and of sources that differ; beside another known value it is one of two.
sed -i 's/  begeleidt: ja/  begeleidt: misschien/' "$work/dossier.eis"
answers ';medewerker;Jan;begeleidt;nee;;' ';medewerker;=Els;begeleidt;nee;;' ';medewerker;;;geen;;'
same "instead of what cannot be read" nvt "$(outcome 2)"
sed -i 's/  begeleidt: misschien/  begeleidt: ja/' "$work/dossier.eis"
same "beside another value" onbekend "$(outcome 2)"

# Of what there can be one of, more are named: the answer makes them one, and asks what they do not agree on.
cp dossier.eis "$work/dossier.eis"
printf '%s\n' 'website datum: 01-01-2025' 'website datum: 02-01-2025' 'antwoorden uit csv("antwoorden.csv")' >>"$work/dossier.eis"
answers ';aanbieder;;contact;ja;;'
same "two of one" onbekend "$(outcome 5)"
grep -q 'er kan er maar één zijn' <("$EISEN" vragen "$work/klein.eisb" "$work/dossier.eis" --plugins "$EISEN_PLUGINS" 2>/dev/null) ||
  fault "two of one: the question does not say why"
answers ';website;;;ja;;'
same "two of one, there is one" ja "$(outcome 5)"
same "two of one, nothing to say about it" "" "$(cat "$work/err")"
answers ';website;;;nee;;'
same "two of one, there is none" nee "$(outcome 5)"

# --- Rounds, until nothing is open

"$EISEN" compileer "$source_dir/requirements/centraal-gelderland/activerend-werk.eis" -o "$work/aw.eisb" || exit 1
rounds() { # what, meer
  local round n=
  for round in 1 2 3 4 5 6 7 8 9 10 11 12; do
    vragen "$work/aw.eisb" "$work/ronde/dossier.eis" --formaat csv >"$work/vragen.csv"
    n=$(($(wc -l <"$work/vragen.csv") - 1))
    [ "$n" -eq 0 ] && break
    awk -v meer="$2" -f "$here/beantwoord.awk" "$work/vragen.csv" >"$work/ronde/antwoorden-$round.csv"
    echo "antwoorden uit csv(\"antwoorden-$round.csv\")" >>"$work/ronde/dossier.eis"
  done
  same "$1: open questions" 0 "$n"
  grep -q 'Er zijn geen open vragen.' <(vragen "$work/aw.eisb" "$work/ronde/dossier.eis") || fault "$1: the text does not say so"
  same "$1: open outcomes" "" "$("$EISEN" toets "$work/aw.eisb" "$work/ronde/dossier.eis" --formaat tsv --plugins "$EISEN_PLUGINS" 2>>"$work/err" |
    awk -F'\t' '$6 == "onbekend" { printf "%s %s %s; ", $2, $3, $4 }')"
}
fresh() {
  rm -rf "$work/ronde"
  cp -r "$source_dir/examples/inspectie" "$work/ronde"
}
fresh
rounds "the example" 0
fresh
rm "$work/ronde/vogs.csv" "$work/ronde/plannen.csv" "$work/ronde/klachten.csv"
rounds "the example without three files" 1
for more in 0 1; do
  rm -rf "$work/ronde"
  mkdir "$work/ronde"
  printf 'taal 1\ndossier "Leeg"\n  peildatum 23-06-2025\n  volgens sdcg.aw\n' >"$work/ronde/dossier.eis"
  rounds "an empty dossier, more $more" "$more"
done
cp soorten-dossier.eis "$work/soorten/"
for round in 1 2 3; do
  vragen "$work/soorten.eisb" "$work/soorten/soorten-dossier.eis" --formaat csv >"$work/vragen.csv"
  awk -v meer=1 -f beantwoord.awk "$work/vragen.csv" >"$work/soorten/antwoorden-$round.csv"
  echo "antwoorden uit csv(\"antwoorden-$round.csv\")" >>"$work/soorten/soorten-dossier.eis"
done
same "every kind: open questions" 1 "$(wc -l <"$work/vragen.csv" | tr -d ' ')"
same "every kind: open outcomes" "12 deling-door-nul" "$("$EISEN" toets "$work/soorten.eisb" "$work/soorten/soorten-dossier.eis" --formaat tsv \
  --plugins "$EISEN_PLUGINS" 2>/dev/null | awk -F'\t' '$6 == "onbekend" { print $3, $8 }')"

[ "$faults" -eq 0 ]
