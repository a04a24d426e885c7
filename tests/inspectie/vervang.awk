# Replaces a text that must occur exactly once in a file; \n in the texts is a line end. The texts come in the environment as OUD
# and NIEUW, so that nothing in them means anything. Exit status 1 when the text occurs not once.
BEGIN {
  RS = "\001"
  old = ENVIRON["OUD"]; new = ENVIRON["NIEUW"]
  gsub(/\\n/, "\n", old); gsub(/\\n/, "\n", new)
}
{
  at = index($0, old)
  rest = substr($0, at + length(old))
  if (!at || index(rest, old)) exit 1
  printf "%s%s%s", substr($0, 1, at - 1), new, rest
}
