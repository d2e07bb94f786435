#!/bin/sh
# Write the generated package to the given folder. It is built elsewhere and swapped in as a whole, so
# that an error in a template leaves no partial result.
set -eu
here=$(dirname "$0")
target=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
openapi-python-client generate --meta none --overwrite --fail-on-warning \
    --path "$here/../spec/postmark.yaml" \
    --config "$here/config.yaml" \
    --custom-template-path "$here" \
    --output-path "$scratch/generated"
rm -rf "$target"
mv "$scratch/generated" "$target"
