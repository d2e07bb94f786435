#!/bin/sh
# Compare the given folder with what the spec generates now, file by file, extra files included.
set -eu
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
sh "$here/generate.sh" "$scratch/expected" >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
if ! diff --recursive --unified --exclude=__pycache__ "$1" "$scratch/expected"; then
    echo "$1 is not what spec/postmark.yaml says: run make generate" >&2
    exit 1
fi
