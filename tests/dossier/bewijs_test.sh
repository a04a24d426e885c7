#!/usr/bin/env bash
# What a dossier says, as records: exactly those in bewijs.json. `--reset` writes them again.
set -uo pipefail
export LC_ALL=C
eisen="${EISEN:?}"
cd "$(dirname "${BASH_SOURCE[0]}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$eisen" compileer set.eis -o "$work/set.eisb" || exit 1
"$eisen" verzamel "$work/set.eisb" dossier.eis -o "$work/bewijs.json" || exit 1
[ "${1:-}" = --reset ] && cp "$work/bewijs.json" bewijs.json
lines() {
  sed 's/},/},\n/g' "$1"
}
diff -u <(lines bewijs.json) <(lines "$work/bewijs.json")
