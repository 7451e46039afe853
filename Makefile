SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

PY := .venv/bin/python
NODE_BIN := node_modules/.bin
FAST_TESTS := tests/unit tests/model tests/scenarios tests/properties tests/contract
SITE_TESTS := tests/site tests/e2e
WORKERS ?= 2
# One lock for every supported Python, with hashes and without a word of where packages come from.
UV_COMPILE := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-header --no-annotate
PROSE := README.md CONTRIBUTING.md CHANGELOG.md SECURITY.md 'docs/**/*.md'

.PHONY: help setup browser serve build test lint types fast site-tests check bench gallery mutants wheel lock clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:  ## Install what the other commands need (they call it themselves)
	@PYTHON='$(PYTHON)' sh scripts/setup.sh

browser: setup
	@$(PY) scripts/find_browser.py

serve: build  ## Build the site and serve it at http://127.0.0.1:8000 (PORT=8001 for another port)
	@$(PY) scripts/serve.py

build: setup  ## Build the site into site/
	@echo '== build the site'
	@$(PY) scripts/build_site.py

test: lint types fast site-tests  ## Run every check and test, the browser included
	@echo '== all passed'
	@tail -qn 1 build/tests-fast.log build/tests-site.log

lint: setup
	@echo '== style'
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --quiet --check .
	@$(PY) -m codespell_lib
	@$(NODE_BIN)/markdownlint-cli2 $(PROSE) >build/markdownlint.log 2>&1 || { cat build/markdownlint.log; exit 1; }

types: setup
	@echo '== types'
	@$(PY) -m mypy
	@$(NODE_BIN)/tsc --project tsconfig.json

fast: setup
	@echo '== tests of the engine'
	@$(PY) -m pytest -q -n $(WORKERS) $(FAST_TESTS) | tee build/tests-fast.log

site-tests: build browser
	@echo '== tests of the site, in a browser'
	@$(PY) -m pytest -q -n $(WORKERS) $(SITE_TESTS) | tee build/tests-site.log

check: test  ## Run the tests, then check every link and run the long matrices
	@echo '== links of the built site'
	@$(NODE_BIN)/linkinator site --recurse --skip '^https?://(?!localhost)' --verbosity error
	@echo '== long matrices'
	@$(PY) -m pytest -q -n $(WORKERS) -m long tests/long tests/e2e

bench: build  ## Measure start-up, engine and sizes
	@for script in scripts/bench*.py; do echo "== $$script"; $(PY) "$$script"; done

gallery: build browser  ## Take pictures of every component in every state into build/gallery/, to be looked at
	@$(PY) -m pytest -q -m long tests/e2e/test_gallery.py

mutants: setup  ## Break the engine line by line and see that a test notices (ONLY='calculator.gates*')
	@$(PY) -m mutmut run --max-children $(WORKERS) $(if $(ONLY),'$(ONLY)')
	@echo '== not noticed by any test (look at one: .venv/bin/mutmut show NAME)'
	@$(PY) -m mutmut results | grep -v 'not checked' || true

wheel: setup  ## Build the package's wheel and its byte-code wheel into dist/
	@$(PY) scripts/build_wheel.py

lock:  ## Settle the newest versions that requirements/*.in allow (needs uv)
	@cd requirements && $(UV_COMPILE) site.in -o site.txt
	@cd requirements && $(UV_COMPILE) -c site.txt dev.in -o dev.txt
	@cd requirements && $(UV_COMPILE) wheel.in -o wheel.txt

clean:  ## Remove everything that was built (.venv and node_modules stay)
	@rm -rf build site mutants dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache *.egg-info
	@find calculator scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo 'clean: done'
