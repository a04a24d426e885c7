#!/usr/bin/env bash
# The rules of the house that the compiler does not see.
set -euo pipefail
cd "${EISEN_SOURCE:-../..}"
faults=0

# Lines of these files that match are faults.
forbid() {
  local why="$1" pattern="$2" found
  shift 2
  found="$(printf '%s\n' "$@" | xargs -r grep -nE "$pattern" /dev/null | grep -vE '^[^:]+:[0-9]+: *//' || true)"
  [ -z "$found" ] && return
  printf '%s:\n%s\n' "$why" "$found"
  faults=$((faults + 1))
}

files() {
  find "$@" -name '*.[chly]' | sort
}

mapfile -t quiet < <(files runtime compiler | grep -v '^runtime/collect/')
mapfile -t arenas < <(files runtime compiler | grep -v '^runtime/base/arena.c$')
mapfile -t all < <(files runtime compiler cli plugins)

forbid "below the edge nothing prints, exits, forks, loads, or looks at clock, locale or environment" \
  '(^|[^a-zA-Z0-9_])(f?printf|puts|exit|_Exit|fork|dlopen|time|clock_gettime|localtime|setlocale|getenv) ?\(' "${quiet[@]}"
forbid "memory comes from arenas" '(^|[^a-zA-Z0-9_])(malloc|calloc|realloc|strdup|asprintf) ?\(' "${arenas[@]}"
forbid "no work is left for later in the text" 'TODO|FIXME|XXX' "${all[@]}"

for file in "${all[@]}"; do
  case "$file" in *.[ch]) [ "$(wc -l <"$file")" -le 500 ] || { echo "$file: more than 500 lines"; faults=$((faults + 1)); } ;; esac
done
# The machine and what stands on it link without libffi and libdl.
libraries="$(dirname "${EISEN:-build/dev/eisen}")/runtime"
for room in base calendar value image evidence vm verdict report; do
  if nm -u "$libraries/libruntime_$room.a" 2>/dev/null | grep -E ' U (ffi_|dl(open|sym|close)$)'; then
    echo "runtime/$room needs libffi or libdl"
    faults=$((faults + 1))
  fi
done
[ "$faults" -eq 0 ]
