.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

demo: $(READY) ## set up, then assess an example case
	$(BIN)/allcli assess cases/post-hct-active-gvhd.toml

test: $(READY) ## set up, then run the tests
	$(BIN)/pytest

check: $(READY) ## lint, format, types, layers, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: $(READY) ## speed, as ratios measured in one run
	@for each in zen-engine rule-engine panzi-json-logic; do \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check "$$each" 2>/dev/null \
			|| echo "$$each cannot be installed: the rest is measured"; done
	$(BIN)/python -m tests.bench

docs: $(READY) ## write what is generated: field reference, kept reports
	$(BIN)/python -m allcli.case.files.reference
	$(BIN)/python -m tests.report.golden

clean: ## remove everything that was built
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "allcli needs Python 3.11 or newer; try: make PYTHON=python3.12 demo")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=24"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $(READY)

.PHONY: help demo test check bench docs clean
