# Every target sets up what it needs; only python3 with venv and pip must be installed.
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
RUN ?= quickstart_sync.py
BIN := .venv/bin
RUNTIME := .venv/.runtime
READY := .venv/.ready
CONTRACT := build/contract
PRISM := contract/node_modules/.package-lock.json

help:  ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 15

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

demo: $(RUNTIME)  ## Run a tour of both clients against a fake Postmark; LIVE=1 queries the real one
	$(BIN)/python examples/$(if $(LIVE),live,tour).py

serve: $(RUNTIME)  ## Serve a fake Postmark with sample data, on PORT (8025)
	$(BIN)/python -m postmark.testing

generate: $(READY)  ## Regenerate postmark/_generated and what is told of it from spec/ and generator-templates/
	PATH="$(CURDIR)/$(BIN):$$PATH" sh generator-templates/generate.sh postmark/_generated
	$(BIN)/python tools/api_snapshot.py
	$(BIN)/python tools/operations.py

test: $(READY)  ## Run all tests except the slow ones, offline
	$(BIN)/python -X dev -m pytest -n auto --dist loadfile

soak: $(READY)  ## Run the stream, transport and export tests in their long form
	POSTMARK_SOAK=1 $(BIN)/python -X dev -m pytest tests/paging tests/http tests/cli

slow: $(READY)  ## Run the tests that call the generator, type checkers and package builds
	SLOW=1 $(BIN)/python -m pytest tests/spec tests/facade/test_packaging.py tests/typing

lint: $(READY)  ## Run ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## Run mypy and pyright, both strict
	$(BIN)/mypy
	cd benchmarks && ../$(BIN)/mypy --config-file ../pyproject.toml *.py
	PATH="$(CURDIR)/$(BIN):$$PATH" pyright

spec: $(READY)  ## Validate the specification, and lint it if npm is available
	$(BIN)/openapi-spec-validator spec/postmark.yaml
	sh spec/lint.sh

drift: $(READY)  ## Fail if postmark/_generated does not match the specification
	PATH="$(CURDIR)/$(BIN):$$PATH" sh generator-templates/drift.sh postmark/_generated

contract: $(CONTRACT)/.ready $(if $(shell command -v npm 2>/dev/null),$(PRISM))  ## Test the specification with schemathesis and, if npm is available, Prism
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

gates: $(READY)  ## Check instruction counts of import, client, get and parse, if valgrind is available
	$(BIN)/python benchmarks/gates.py

check: lint types spec drift test slow contract gates  ## Run everything a change must pass

bench: $(READY)  ## Compare with raw httpx and other SDKs, into docs/; QUICK=1: only with raw httpx
	$(BIN)/python benchmarks $(if $(QUICK),--quick,--docs docs)

bench-streams: $(READY)  ## Measure streams of up to 250,000 messages: requests, memory, time to first item
	$(BIN)/python benchmarks/long_stream.py

docs: $(READY)  ## Build the documentation into build/docs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/docs.txt
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs build/docs

screenshots: $(READY)  ## Take screenshots of the Django example with Chromium, into build/screenshots
	$(BIN)/python tools/screenshots.py build/screenshots

django: $(READY)  ## Run the Django example against a fake Postmark, on PORT (8000)
	$(BIN)/python examples/django_site/demo_site.py --port $(PORT)

fastapi: $(READY)  ## Run the FastAPI example against a fake Postmark, on PORT (8000)
	$(BIN)/python examples/fastapi_app/demo_app.py --port $(PORT)

celery: $(READY)  ## Run the Celery example against a fake Postmark, without a broker
	$(BIN)/python examples/celery_app/demo_shop.py

script: $(READY)  ## Run a script of examples/scripts against a fake Postmark: RUN='export_messages.py FILE'
	$(BIN)/python examples/scripts/demo.py $(RUN)

build: $(READY)  ## Build the wheel and the sdist into dist/
	$(BIN)/python -m build

audit: $(READY)  ## Check the dependencies for known vulnerabilities, online
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	for name in dev contract docs; do grep -v '^-e ' requirements/$$name.txt > build/audit/$$name.txt && build/audit/bin/pip-audit --no-deps --disable-pip -r build/audit/$$name.txt || exit 1; done

matrix: $(READY)  ## Test the wheel and the generator on each Python, with lowest and newest dependencies
	$(BIN)/python tools/matrix.py

lock: $(READY)  ## Update the pinned development tools
	for name in dev contract docs; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url requirements/$$name.in -o requirements/$$name.txt; done

.PHONY: help setup demo serve generate test soak slow lint types spec drift contract gates check bench bench-streams docs \
	screenshots django fastapi celery script build audit matrix lock
