#!/usr/bin/env bash
# The proof that is not ours: the sets of Centraal Gelderland and the dossier in examples/inspectie give the table of an inspection
# report back, row by row, and each outcome that follows from facts changes with them.
#   EISEN          the program        EISEN_PLUGINS  the folder of its collectors
#   EISEN_SOURCE   the source tree
set -u

source_dir=${EISEN_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
export EISEN=${EISEN:-$source_dir/build/release/eisen}
export EISEN_PLUGINS=${EISEN_PLUGINS:-$(dirname "$EISEN")/plugins}
here=$source_dir/tests/inspectie
data=$source_dir/tests/data/inspectie
example=$source_dir/examples/inspectie
sets=$source_dir/requirements/centraal-gelderland
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

pass() { passed=$((passed + 1)); }
fail() {
  failed=$((failed + 1))
  printf 'FOUT %s\n' "$*"
}
same() { # what, wanted, got
  if [ "$2" = "$3" ]; then pass; else fail "$1: verwacht «$2», gekregen «$3»"; fi
}

# A fresh copy of the example in $work/dossier.
fresh() {
  rm -rf "$work/dossier"
  cp -r "$example" "$work/dossier"
}
change() { # file, old, new
  OUD=$2 NIEUW=$3 awk -f "$here/vervang.awk" "$work/dossier/$1" >"$work/changed" || {
    fail "«$2» staat niet precies één keer in $1"
    return 1
  }
  cp "$work/changed" "$work/dossier/$1"
}
# Assesses the copy: $work/toets.tsv as the program writes it, $work/feiten.tsv from its json.
assess() {
  if ! "$EISEN" toets "$work/aw.eisb" "$work/dossier/dossier.eis" --formaat tsv --plugins "$EISEN_PLUGINS" \
    >"$work/toets.tsv" 2>"$work/messages" ||
    ! "$EISEN" toets "$work/aw.eisb" "$work/dossier/dossier.eis" --formaat json --plugins "$EISEN_PLUGINS" \
      >"$work/toets.json" 2>>"$work/messages"; then
    fail "$1: toets mislukt: $(head -c 600 "$work/messages")"
    return 1
  fi
  awk -f "$here/toets-json.awk" "$work/toets.json" >"$work/feiten.tsv"
}
column() { # column of toets.tsv, set, eis, onderdeel
  awk -F'\t' -v c="$1" -v s="$2" -v e="$3" -v o="$4" '$2 == s && $3 == e && $4 == o { print $c; found = 1; exit }
    END { if (!found) print "(geen regel)" }' "$work/toets.tsv"
}
outcome() { column 6 "$1" "$2" "$3"; }
possible() { column 7 "$1" "$2" "$3"; }
via() { column 9 "$1" "$2" "$3"; }
conclusion() { awk -F'\t' -v t="$1" '$1 == "thema" && $3 == t { print $4 }' "$work/feiten.tsv"; }

# An eis or onderdeel whose outcome is not known, and exactly what it can still be.
unknown() { # what, set, eis, onderdeel, possible
  same "$1" onbekend "$(outcome "$2" "$3" "$4")"
  same "$1, nog mogelijk" "$5" "$(possible "$2" "$3" "$4")"
}

if ! "$EISEN" compileer "$sets/activerend-werk.eis" -o "$work/aw.eisb" 2>"$work/messages"; then
  cat "$work/messages"
  echo "FOUT de eisenset compileert niet"
  exit 1
fi

# The report's own table.
fresh
if assess "het voorbeeld"; then
  while IFS=$'\t' read -r row set eis part; do
    [ "$row" = rij ] && continue
    wanted=$(awk -F'\t' -v r="$row" '$1 == r { print $2 }' "$data/bijlage-1-uitkomsten.tsv")
    same "rij $row ($set, eis $eis ${part:-})" "$wanted" "$(outcome "$set" "$eis" "$part")"
  done <"$example/bijlage-1.tsv"
  while IFS=$'\t' read -r theme wanted; do
    [ "$theme" = thema ] && continue
    same "thema $theme" "$wanted" "$(conclusion "$theme")"
  done <"$data/conclusies.tsv"
  same "doelen verschillen alle" 60 "$(tail -n +2 "$example/bijlage-1.tsv" | cut -f 2-4 | sort -u | wc -l | tr -d ' ')"

  # The text that decided each row is the row's text, but for the differences that are listed with a reason.
  awk -f "$here/teksten.awk" "$sets/algemeen.eis" "$sets/activerend-werk.eis" >"$work/teksten.tsv"
  awk -f "$here/vergelijk-teksten.awk" kind=teksten "$work/teksten.tsv" kind=rijen "$data/bijlage-1-uitkomsten.tsv" \
    kind=doelen "$example/bijlage-1.tsv" kind=toets "$work/toets.tsv" >"$work/verschillen"
  same "rijen met een andere tekst" "$(tail -n +2 "$example/verschillen.tsv" | cut -f 1 | sort -n | tr '\n' ' ')" \
    "$(sort -n "$work/verschillen" | tr '\n' ' ')"
  same "verschillen zonder reden" "" "$(awk -F'\t' 'NR > 1 && $2 == "" { print $1 }' "$example/verschillen.tsv")"
fi
same "vergelijk-inspectie" "60/60, 28 uit feiten, 32 oordelen" \
  "$("$source_dir/scripts/vergelijk-inspectie" "$work/aw.eisb" "$example/dossier.eis" "$example" 2>&1 | tail -n 1)"

# Each row that follows from facts: one fact changed, another outcome.
fresh
while IFS='|' read -r row file old new set eis part wanted theme concluded; do
  [ "$row" = rij ] && continue
  change "$file" "$old" "$new" || { fresh; continue; }
  [ -z "$set" ] && continue
  if assess "rij $row"; then
    same "rij $row na «${new:0:60}»" "$wanted" "$(outcome "$set" "$eis" "$part")"
    [ -n "$theme" ] && same "rij $row, thema $theme" "$concluded" "$(conclusion "$theme")"
  fi
  fresh
done < <(tr '\t' '|' <"$here/feiten.tsv")
same "rijen met een feit" 28 "$(tail -n +2 "$here/feiten.tsv" | cut -f 1 | sort -u | wc -l | tr -d ' ')"

# Begeleiding added: every exception for uitsluitend activerend-werk falls away. Of five eisen the text is missing: a person judges.
fresh
echo 'inschrijving zorgvorm: begeleiding  gemeente: arnhem' >>"$work/dossier/dossier.eis"
if assess "begeleiding erbij"; then
  for eis in 7 8 9 12 13; do
    unknown "begeleiding erbij, eis $eis" sdcg.pve "$eis" "" ja,deels,nee,nvt
    same "begeleiding erbij, eis $eis vraagt een oordeel" oordeel \
      "$(awk -F'\t' -v e="$eis" '$1 == "ontbreekt" && $2 == "sdcg.pve" && $3 == e { print $5; exit }' "$work/feiten.tsv")"
  done
  same "begeleiding erbij, uitzonderingen" "" "$(awk -F'\t' '$9 ~ /^2\.1-/ { print $3 }' "$work/toets.tsv")"
  same "begeleiding erbij, eis 10" nvt "$(outcome sdcg.pve 10 "")"
  same "begeleiding erbij, eis 11" deels "$(outcome sdcg.pve 11 "")"
  same "begeleiding erbij, eis 15" deels "$(outcome sdcg.pve 15 "")"
  same "begeleiding erbij, eis 16" deels "$(outcome sdcg.pve 16 "")"
  same "begeleiding erbij, eis 17" deels "$(outcome sdcg.pve 17 "")"
  same "begeleiding erbij, thema 4.1" onbekend "$(conclusion 4.1)"
  same "begeleiding erbij, eis 2.1-OA" nvt "$(outcome sdcg.aw 2.1-OA "")"
fi

# A keurmerk is enough for eis 7, also without a plan.
fresh
plan='plan-van-aanpak onderwerpen: deskundigheid, inzetbaarheid, vervanging\n  bron "plan van aanpak Activerend Werk; welke onderwerpen erin staan is verzonnen"'
if change dossier.eis "$plan" 'plan-van-aanpak: geen' && change dossier.eis 'keurmerken: geen' 'keurmerken: oval' && assess "keurmerk OVAL"; then
  same "keurmerk OVAL, eis 7" ja "$(outcome sdcg.pve 7 "")"
  same "keurmerk OVAL, via" 2.1-U7 "$(via sdcg.pve 7 "")"
  same "keurmerk OVAL, thema 4.1" wel "$(conclusion 4.1)"
fi

# A file that is not there, or cannot be read: onbekend, with exactly what is still possible.
missing() { # file, set, eis, onderdeel, possible
  fresh
  rm "$work/dossier/$1"
  assess "zonder $1" && unknown "zonder $1, eis $3 $4" "$2" "$3" "$4" "$5"
}
missing vogs.csv sdcg.pve 15 "" ja,deels
same "zonder vogs.csv, oorzaak" ontbreekt "$(column 8 sdcg.pve 15 "")"
same "zonder vogs.csv, thema 4.3" onbekend "$(conclusion 4.3)"
missing klachten.csv sdcg.pve 9 "" ja,deels
missing incidenten.csv sdcg.pve 11 "" deels,nee
missing voortgangsberichten.csv sdcg.aw 9 b ja,deels,nee
missing plannen.csv sdcg.pve 2 a ja,deels,nee
missing evaluaties.csv sdcg.pve 3 a ja,deels,nee
missing evaluaties.csv sdcg.aw 3 "" ja,deels,nee
missing clienten.csv sdcg.pve 5 a ja,deels,nee,nvt
fresh
printf 'medewerker;datum;profiel\n"eigenaar 1;15-07-2019;functieaspect 71 en 81\n' >"$work/dossier/vogs.csv"
assess "vogs.csv onleesbaar" && unknown "vogs.csv onleesbaar" sdcg.pve 15 "" ja,deels
same "vogs.csv onleesbaar, oorzaak" collector "$(column 8 sdcg.pve 15 "")"

# A file of a complete list without rows: there are none.
fresh
head -n 1 "$example/klachten.csv" >"$work/dossier/klachten.csv"
if assess "klachten.csv zonder rijen"; then
  same "klachten.csv zonder rijen, eis 9" ja "$(outcome sdcg.pve 9 "")"
  same "klachten.csv zonder rijen, thema 5.1" wel "$(conclusion 5.1)"
fi

printf '%d goed, %d fout\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
