#!/usr/bin/env bash
# The commands of docs/schrijven.md work, in the order of the page; the sets of the project are as it wants them.
set -uo pipefail
export LC_ALL=C.UTF-8
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
printf '#!/bin/sh\nexec "%s" "$@"\n' "${EISEN:?}" >"$work/bin/eisen"
chmod +x "$work/bin/eisen"
PATH="$work/bin:$PATH"
cd "$work" && cp -r "${EISEN_SOURCE:?}/requirements" . || exit 1
faults=0
while IFS= read -r command; do
  bash -c "$command" >"$work/out" 2>&1 || { echo "«$command» gives $?:"; tail -5 "$work/out"; faults=$((faults + 1)); }
done < <(awk '/^```sh$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$EISEN_SOURCE/docs/schrijven.md")
[ -s matrix.html ] || { echo "no matrix"; faults=$((faults + 1)); }
diff -r requirements "$EISEN_SOURCE/requirements" || faults=$((faults + 1))
[ "$faults" -eq 0 ]
