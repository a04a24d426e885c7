#!/usr/bin/env bash
# replay.sh TARGET PROGRAM: plays the corpus of a target.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
bash "$EISEN_SOURCE/tests/fuzz/corpus.sh" "$1" "$work/corpus"
TMPDIR="$work" "$2" "$work/corpus"
