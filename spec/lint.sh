#!/bin/sh
# Lint the specification with Redocly. If npx or its registry is unavailable, say so and succeed.
set -eu
cd "$(dirname "$0")"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
linter="npx --yes @redocly/cli@2.77.0"
if ! $linter --version >/dev/null 2>&1; then
    echo "skipped: spec/postmark.yaml is linted by $linter, which could not be run here" >&2
    exit 0
fi
$linter lint --config redocly.yaml --lint-config error "${1:-postmark.yaml}"
