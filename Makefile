# Every target sets up what it needs: python3 with venv and pip is all that must be there.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

help:  ## Show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: $(READY)  ## Make the environment in .venv

$(READY): requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	@touch $@

demo: $(READY)  ## A tour of both clients on a fake Postmark; LIVE=1 looks at the real one
	$(BIN)/python examples/$(if $(LIVE),live,tour).py

serve: $(READY)  ## The fake Postmark on a port, with sample data
	$(BIN)/python -m postmark.testing

generate: $(READY)  ## Write postmark/_generated from spec/ and generator-templates/
	PATH="$(CURDIR)/$(BIN):$$PATH" sh generator-templates/generate.sh postmark/_generated

test: $(READY)  ## All tests but the slow ones, offline
	$(BIN)/python -X dev -m pytest

slow: $(READY)  ## Tests that run the generator, type checkers and package builds
	SLOW=1 $(BIN)/python -m pytest tests/test_drift.py tests/test_packaging.py tests/test_typing.py

lint: $(READY)  ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## mypy and pyright, both strict
	$(BIN)/mypy
	PATH="$(CURDIR)/$(BIN):$$PATH" pyright

spec: $(READY)  ## Validate the description, and lint it where npm is
	$(BIN)/openapi-spec-validator spec/postmark.yaml
	sh spec/lint.sh

drift: $(READY)  ## Fail where postmark/_generated is not what the spec says
	PATH="$(CURDIR)/$(BIN):$$PATH" sh generator-templates/drift.sh postmark/_generated

check: lint types spec drift test slow  ## Everything a change must pass

matrix: $(READY)  ## The wheel and the generator on each Python, with lowest and newest dependencies
	$(BIN)/python tests/matrix.py

lock: $(READY)  ## Pin the development tools anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url requirements/dev.in -o requirements/dev.txt

.PHONY: help setup demo serve generate test slow lint types spec drift check matrix lock
