#!/bin/sh
# Write the generated package to the given folder. It is built elsewhere and swapped in as a whole, so
# that an error in a template leaves no partial result.
set -eu
here=$(dirname "$0")
target=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python "$here/prepare.py" "$here/../spec/postmark.yaml" "$scratch/prepared.json"
openapi-python-client generate --meta none --overwrite --fail-on-warning \
    --path "$scratch/prepared.json" \
    --config "$here/config.yaml" \
    --custom-template-path "$here" \
    --output-path "$scratch/generated"
rm -rf "$target"
mv "$scratch/generated" "$target"
