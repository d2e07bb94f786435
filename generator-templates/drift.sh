#!/bin/sh
# Compare the given folder with what the specification generates, including extra files.
set -eu
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
sh "$here/generate.sh" "$scratch/expected" >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
if ! diff --recursive --unified --exclude=__pycache__ "$1" "$scratch/expected"; then
    echo "$1 does not match spec/postmark.yaml: run make generate" >&2
    exit 1
fi
