#!/usr/bin/env bash
# What the guide tells to do, works: its files are written, its commands run in the order of the page, and each line it shows of
# a result (tekst) is in what the commands above it printed.
#   ```sh            commands              ```eis NAME, ```csv NAME   a file      ```eis erbij NAME   lines added to a file
set -uo pipefail
export LC_ALL=C.UTF-8
guide="${EISEN_SOURCE:?}/docs/handleiding.md"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
fault() { echo "docs/handleiding.md: $1"; faults=$((faults + 1)); }

mkdir "$work/bin" "$work/blocks" "$work/proef"
printf '#!/bin/sh\nexec "%s" "$@"\n' "${EISEN:?}" >"$work/bin/eisen"
chmod +x "$work/bin/eisen"
PATH="$work/bin:$PATH"
awk -v to="$work/blocks" '
  !inside && /^```/ { inside = 1; file = sprintf("%s/%05d", to, NR); sub(/^```/, ""); print > file; next }
  inside && /^```$/ { inside = 0; close(file); next }
  inside { print > file }' "$guide"
cd "$work/proef" || exit 1
cp -r "$EISEN_SOURCE/requirements" .

# What must be said is one line after the other, with whatever between them.
shows() {
  local line rest=1 at
  while IFS= read -r line; do
    [ -n "${line// /}" ] || continue
    at="$(tail -n "+$rest" "$work/out" | grep -nF -- "$line" | head -1 | cut -d: -f1)"
    [ -n "$at" ] || { fault "not printed, or not in this order: $line"; continue; }
    rest=$((rest + at))
  done
}

ran=0
for block in "$work"/blocks/*; do
  read -r kind one two <"$block"
  case "$kind" in
    sh)
      ran=$((ran + 1))
      bash -euo pipefail -c "$(tail -n +2 "$block")" >"$work/out" 2>"$work/said" || fault "line $((10#$(basename "$block"))) fails: $(cat "$work/said")"
      [ ! -s "$work/said" ] || fault "line $((10#$(basename "$block"))) gives a message: $(cat "$work/said")" ;;
    tekst) shows < <(tail -n +2 "$block") ;;
    eis | csv)
      [ "$one" = erbij ] || mkdir -p "$(dirname "$one")"
      if [ "$one" = erbij ]; then tail -n +2 "$block" >>"$two"; else tail -n +2 "$block" >"$one"; fi ;;
    *) fault "a block that is nothing: $kind" ;;
  esac
done
[ "$ran" -ge 10 ] || fault "only $ran commands were found"
[ "$faults" -eq 0 ]
