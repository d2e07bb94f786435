# Every target sets up what it needs: python3 with venv and pip is all that must be there.
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
RUN ?= quickstart_sync.py
BIN := .venv/bin
READY := .venv/.ready
CONTRACT := build/contract
PRISM := contract/node_modules/.package-lock.json

help:  ## Show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 15

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
	$(BIN)/python -X dev -m pytest -n auto --dist loadfile

soak: $(READY)  ## The long forms of the tests of streams and transport
	POSTMARK_SOAK=1 $(BIN)/python -X dev -m pytest tests/test_streams_exact.py tests/test_transport_*.py

slow: $(READY)  ## Tests that run the generator, type checkers and package builds
	SLOW=1 $(BIN)/python -m pytest tests/test_drift.py tests/test_packaging.py tests/test_typing.py

lint: $(READY)  ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## mypy and pyright, both strict
	$(BIN)/mypy
	cd benchmarks && ../$(BIN)/mypy --config-file ../pyproject.toml *.py
	PATH="$(CURDIR)/$(BIN):$$PATH" pyright

spec: $(READY)  ## Validate the description, and lint it where npm is
	$(BIN)/openapi-spec-validator spec/postmark.yaml
	sh spec/lint.sh

drift: $(READY)  ## Fail where postmark/_generated is not what the spec says
	PATH="$(CURDIR)/$(BIN):$$PATH" sh generator-templates/drift.sh postmark/_generated

contract: $(CONTRACT)/.ready $(if $(shell command -v npm 2>/dev/null),$(PRISM))  ## The spec against others' tools: schemathesis and, where npm is, Prism
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

gates: $(READY)  ## Instructions of import, client, get and parse, where valgrind is
	$(BIN)/python benchmarks/gates.py

check: lint types spec drift test slow contract gates  ## Everything a change must pass

bench: $(READY)  ## Beside raw httpx and other SDKs, into docs/; QUICK=1 beside raw httpx alone
	$(BIN)/python benchmarks $(if $(QUICK),--quick,--docs docs)

bench-streams: $(READY)  ## Streams of 250,000 messages: requests, memory, time to the first
	$(BIN)/python benchmarks/long_stream.py

docs: $(READY)  ## The documentation, into build/docs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/docs.txt
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs build/docs

screenshots: $(READY)  ## Walk through the Django example with Chromium, pictures into build/screenshots
	$(BIN)/python tests/examples/screenshots.py build/screenshots

django: $(READY)  ## The Django example on a fake Postmark, at PORT (8000)
	$(BIN)/python examples/django_site/demo_site.py --port $(PORT)

fastapi: $(READY)  ## The FastAPI example on a fake Postmark, at PORT (8000)
	$(BIN)/python examples/fastapi_app/demo_app.py --port $(PORT)

script: $(READY)  ## A script of examples/scripts on a fake Postmark: RUN='export_messages.py FILE'
	$(BIN)/python examples/scripts/demo.py $(RUN)

build: $(READY)  ## The wheel and the sdist, into dist/
	$(BIN)/python -m build

audit: $(READY)  ## Known vulnerabilities of the dependencies, from the advisory service of PyPI
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	for name in dev contract docs; do grep -v '^-e ' requirements/$$name.txt > build/audit/$$name.txt && build/audit/bin/pip-audit --no-deps --disable-pip -r build/audit/$$name.txt || exit 1; done

matrix: $(READY)  ## The wheel and the generator on each Python, with lowest and newest dependencies
	$(BIN)/python tests/matrix.py

lock: $(READY)  ## Pin the development tools anew
	for name in dev contract docs; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url requirements/$$name.in -o requirements/$$name.txt; done

.PHONY: help setup demo serve generate test soak slow lint types spec drift contract gates check bench bench-streams docs \
	screenshots django fastapi script build audit matrix lock
