#!/usr/bin/env bash
# Sets whose voorbeelden were worked out by hand, one family of constructs a file.
set -euo pipefail
cd "${EISEN_SOURCE:-../..}/tests/voorbeelden"
"$EISEN" test . 2>/dev/null
