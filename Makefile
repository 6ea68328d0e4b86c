.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
LOWEST := .venv-lowest
INSTALL := install --quiet --disable-pip-version-check
# and so compiled when it is: as pip would compile all of it, that took a third of setting up
SELDOM_LOADED := '/(pip|pygments|pyarrow|mypy|mypyc)/'

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 11

demo: $(READY) ## set up, then assess an example case
	$(BIN)/allcli assess cases/post-hct-active-gvhd.toml

# what is compiled is kept, and the checked rulebook: else every process would make both anew
test test-all test-rest: export PYTHONDONTWRITEBYTECODE =

test: $(READY) ## set up, then run the tests
	$(BIN)/pytest

test-all: $(READY) ## the tests on every example: minutes more
	ALLCLI_TESTS=thorough $(BIN)/pytest

test-rest: $(READY) ## what test-all has beyond test
	ALLCLI_TESTS=rest $(BIN)/pytest --hypothesis-seed=1

check: $(READY) ## lint, format, types, layers, dead code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.unused

lowest: ## run the tests with the lowest versions that pyproject.toml states
	rm -rf $(LOWEST)
	$(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python -m pip $(INSTALL) \
		--editable ".[dev]" $$($(PYTHON) -m tests.lowest)
	$(LOWEST)/bin/python -m pytest -p no:cacheprovider tests/case tests/report tests/cohort tests/cli

bench: $(READY) ## speed, as ratios measured in one run
	@for each in zen-engine rule-engine panzi-json-logic; do \
		$(BIN)/python -m pip $(INSTALL) "$$each" 2>/dev/null \
			|| echo "$$each cannot be installed: the rest is measured"; done
	$(BIN)/python -m tests.bench

docs: $(READY) ## write what is generated: field reference, kept reports
	$(BIN)/python -m allcli.case.files.reference
	$(BIN)/python -m tests.report.golden

clean: ## remove everything that was built
	rm -rf .venv $(LOWEST) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "allcli needs Python 3.11 or newer; try: make PYTHON=python3.12 demo")'
	$(PYTHON) -m venv --without-pip .venv
	@$(PYTHON) -m pip --python $(BIN)/python $(INSTALL) "pip>=24" 2>/dev/null \
		|| { $(PYTHON) -m venv .venv && $(BIN)/python -m pip $(INSTALL) --upgrade "pip>=24"; }
	$(BIN)/python -m pip $(INSTALL) --no-compile --editable ".[dev]"
	$(BIN)/python -m compileall -q allcli
	@$(BIN)/python -m compileall -qq -x $(SELDOM_LOADED) .venv/lib || true  # a library may hold what does not compile
	@touch $(READY)

.PHONY: help demo test test-all test-rest check lowest bench docs clean
