# The numbers in a text, each once, as they compare: without points between thousands and zeros in front; «twee» is 2 and 09.00 (the time) is 9.
function plain(number) {
  if (number ~ /^[0-9][0-9]?[0-9]?(\.[0-9][0-9][0-9])+$/) gsub(/\./, "", number)
  sub(/^0+/, "", number)
  sub(/\.00$/, "", number)
  return number == "" || number ~ /^[.,]/ ? "0" number : number
}
function numbers(text,    rest, found, all, i, one, list, n, words) {
  n = split("twee drie vier vijf zes zeven acht negen tien elf twaalf", words, " ")
  rest = " " tolower(text) " "
  for (i = 1; i <= n; i++) while (match(rest, "[^a-z]" words[i] "(maal)?[^a-z]")) rest = substr(rest, 1, RSTART) (i + 1) substr(rest, RSTART + RLENGTH - 1)
  while (match(rest, /[0-9]+([.,][0-9]+)*/)) {
    one = plain(substr(rest, RSTART, RLENGTH))
    rest = substr(rest, RSTART + RLENGTH)
    if (index(" " list " ", " " one " ") == 0) list = list (list == "" ? "" : " ") one
  }
  return list
}
