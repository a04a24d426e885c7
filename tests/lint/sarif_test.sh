#!/usr/bin/env bash
# SARIF as its schema wants it, where that is at hand.
set -euo pipefail
schema="${EISEN_SOURCE:?}/../shared/schemas/sarif/sarif-schema-2.1.0.json"
[ -e "$schema" ] && python3 -c 'import jsonschema' 2>/dev/null || { echo "no schema, or nothing to check it with"; exit 77; }
cd "$(dirname "${BASH_SOURCE[0]}")"
python3 - "$schema" <(for source in ./*/raak.eis; do "${EISEN:?}" lint "$source" --formaat sarif || true; done) <<'EOF'
import json, sys, jsonschema
schema, rest, n = json.load(open(sys.argv[1])), open(sys.argv[2]).read(), 0
decoder = json.JSONDecoder()
while rest.strip():
    log, end = decoder.raw_decode(rest.lstrip())
    rest, n = rest.lstrip()[end:], n + 1
    jsonschema.validate(log, schema)
print(n, "logs agree with the schema")
EOF
