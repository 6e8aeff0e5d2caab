# Every line is a plain command; the virtual environment is made on first use.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: practice setup format lint types floors test packs wheel check golden docs calibrate benchmark clean

## practice: set everything up and start an interview
practice: $(VENV)/.installed
	@"$(BIN)/pminterview" practice

## setup: install the package and what is needed to work on it
setup: $(VENV)/.ready

## format: put code into its one shape
format: $(VENV)/.ready
	"$(BIN)/ruff" format .
	"$(BIN)/ruff" check --fix .

## lint: check shape and style
lint: $(VENV)/.ready
	"$(BIN)/ruff" format --check .
	"$(BIN)/ruff" check .

## types: check types, strictly
types: $(VENV)/.ready
	"$(BIN)/mypy"

## floors: check who imports whom
floors: $(VENV)/.ready
	"$(BIN)/lint-imports" --no-cache

## test: set everything up and run the tests
test: $(VENV)/.ready
	"$(BIN)/python" -m pytest -m "not slow" -n auto --cov --cov-report=term:skip-covered --cov-fail-under=95

## packs: check the bundled packs with every rule, and that they can be rated
packs: $(VENV)/.ready
	"$(BIN)/pminterview" validate --strict data data/starter
	"$(BIN)/pminterview" demo --format json > /dev/null

## wheel: build the wheel, install it in a fresh environment and run it from elsewhere
wheel: $(VENV)/.ready
	"$(BIN)/python" -m pytest -m slow

## check: everything that must hold before a pull request
check: lint types floors test packs wheel

## golden: rewrite the golden files; read the difference before you commit it
golden: $(VENV)/.ready
	"$(BIN)/python" -m pytest tests --update-golden

## docs: write the page of rules again; it is made from the code
docs: $(VENV)/.ready
	"$(BIN)/pminterview" rules --format markdown > docs/rules.md

## calibrate: fit the model behind the ratings again; writes data/calibration.json and data/known_words.txt
calibrate: $(VENV)/.ready
	"$(BIN)/python" -m pip install --quiet --disable-pip-version-check -e ".[calibrate]"
	"$(BIN)/python" calibration/calibrate.py

## benchmark: measure the start-up time
benchmark: $(VENV)/.ready
	"$(BIN)/python" benchmarks/startup.py

## clean: remove what was made
clean:
	rm -rf "$(VENV)" build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv --clear "$(VENV)"
	"$(BIN)/python" -m pip install --quiet --disable-pip-version-check -e .
	@touch "$@"

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv --clear "$(VENV)"
	"$(BIN)/python" -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch "$@" "$(VENV)/.installed"
