# Fills in a list of questions: an answer of each kind, the first that is allowed. With -v meer=1 every list gets a row. Reads what «eisen vragen --formaat csv» writes,
# where every cell stands in quotes and no cell holds a separator within quotes that this could mistake.
BEGIN { FS = "\";\"" }
NR == 1 { print; next }
{
  soort = $10
  antwoord = "ja"
  if (soort ~ /^een datum/) antwoord = "31-12-2024"
  else if (soort == "een getal, of geen") antwoord = meer || /inschrijvingen/ ? "1" : "geen" # without an enrolment nothing is judged
  else if (soort ~ /^een getal|^een bedrag|^een percentage|^hoe lang/) antwoord = "10"
  else if (soort ~ /^een tekst/) antwoord = "een tekst"
  else if (soort ~ /^een van: /) { antwoord = substr(soort, 10); sub(/( of|,| …| [(]).*/, "", antwoord) }
  else if (soort ~ /de namen met een komma ertussen$/) antwoord = meer ? "A" : "geen"
  else if (soort ~ /^geen/) { antwoord = soort; sub(/^.* ertussen: /, "", antwoord); sub(/( of|,| …| [(]).*/, "", antwoord) }
  $11 = antwoord
  if ($2 == "oordeel") { $12 = "Ingevuld voor de proef."; $13 = "toezichthouder\"" }
  out = $1
  for (i = 2; i <= NF; i++) out = out "\";\"" $i
  print out
}
