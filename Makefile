# Every target sets up what it needs; only python3 with venv and pip must be installed.
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
RUN ?=
BIN := .venv/bin
RUNTIME := .venv/.runtime
READY := .venv/.ready
CONTRACT := build/contract
PRISM := contract/node_modules/.package-lock.json
# The examples that are more than a script.
DEMO_django := django_site/demo_site.py --port $(PORT)
DEMO_fastapi := fastapi_app/demo_app.py --port $(PORT)
DEMO_celery := celery_app/demo_shop.py
DEMO := $(if $(LIVE),live.py $(filter send,$(LIVE)),$(if $(RUN),scripts/demo.py $(RUN),tour.py))

help:  ## List the targets
	@grep -hE '^[a-z -]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 24

setup: $(READY)  ## Create the environment in .venv

$(RUNTIME): pyproject.toml
	@echo "Installing postmark-sdk and what it needs to run into .venv"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(READY): requirements/dev.txt $(RUNTIME)
	@echo "Installing the development tools into .venv, about a hundred packages"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	@touch $@

demo: $(if $(RUN),$(READY),$(RUNTIME))  ## Run a tour against a fake Postmark; RUN= a script of examples; LIVE=1 queries the real one
	$(BIN)/python examples/$(DEMO)

serve: $(RUNTIME)  ## Serve a fake Postmark with sample data, on PORT (8025)
	$(BIN)/python -m postmark.testing

django fastapi celery: $(READY)  ## Run that example against a fake Postmark, on PORT (8000)
	$(BIN)/python examples/$(DEMO_$@)

test: $(READY)  ## Run all tests, offline; SLOW=1: also those that call the generator, type checkers and builds
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -X dev -m pytest -n auto --dist worksteal

soak: $(READY)  ## Run everything at once against a fake that misbehaves, for MINUTES (5); LONG=1: and each test in its long form
	$(BIN)/python tools/soak $(MINUTES)
	$(if $(LONG),POSTMARK_SOAK=1 $(BIN)/python -X dev -m pytest tests/paging tests/http tests/cli tests/examples/test_servers.py)

lint: $(READY)  ## Run ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## Run mypy and pyright, both strict
	$(BIN)/mypy
	for folder in benchmarks tools/soak; do (cd $$folder && "$(CURDIR)/$(BIN)/mypy" --config-file "$(CURDIR)/pyproject.toml" *.py) || exit 1; done
	PATH="$(CURDIR)/$(BIN):$$PATH" pyright

drift: $(READY)  ## Fail if postmark/_generated does not match the specification
	PATH="$(CURDIR)/$(BIN):$$PATH" sh generator-templates/drift.sh postmark/_generated

generate: $(READY)  ## Regenerate postmark/_generated and what is told of it from spec/ and generator-templates/
	PATH="$(CURDIR)/$(BIN):$$PATH" sh generator-templates/generate.sh postmark/_generated
	$(BIN)/python tools/api_snapshot.py
	$(BIN)/python tools/operations.py

contract: $(READY) $(CONTRACT)/.ready $(if $(shell command -v npm 2>/dev/null),$(PRISM))  ## Validate the specification, and test it with other tools; some need npm
	$(BIN)/openapi-spec-validator spec/postmark.yaml
	sh spec/lint.sh
	$(CONTRACT)/bin/mypy contract
	$(CONTRACT)/bin/python contract/fake.py
	$(CONTRACT)/bin/python -m pytest contract

$(CONTRACT)/.ready: requirements/contract.txt pyproject.toml
	$(PYTHON) -m venv $(CONTRACT)
	$(CONTRACT)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/contract.txt
	@touch $@

$(PRISM): contract/package-lock.json
	cd contract && npm ci --loglevel=error
	@touch $@

gates: $(READY)  ## Check the instruction counts of what is done often, if valgrind is available
	$(BIN)/python benchmarks/gates.py

check: lint types drift  ## Run everything a change must pass
	$(MAKE) test SLOW=1
	$(MAKE) contract gates

bench: $(READY)  ## Compare with raw httpx and other SDKs, into docs/; QUICK=1: only httpx; STREAMS=1: long streams
	$(BIN)/python benchmarks$(if $(STREAMS),/long_stream.py, $(if $(QUICK),--quick,--docs docs))

docs: $(READY)  ## Build the documentation into build/docs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/docs.txt
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs build/docs

build: $(READY)  ## Build the wheel and the sdist into dist/
	$(BIN)/python -m build

matrix: $(READY)  ## Test the wheel and the generator on each Python, with lowest and newest dependencies
	$(BIN)/python tools/matrix.py

lock: $(READY)  ## Update the pinned tools, and check them for known vulnerabilities, online
	for name in dev contract docs; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url requirements/$$name.in -o requirements/$$name.txt; done
	$(MAKE) audit

audit:
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	for name in dev contract docs; do grep -v '^-e ' requirements/$$name.txt > build/audit/$$name.txt && build/audit/bin/pip-audit --no-deps --disable-pip -r build/audit/$$name.txt || exit 1; done

.PHONY: help setup demo serve django fastapi celery test soak lint types drift generate contract gates check bench docs build matrix lock audit
