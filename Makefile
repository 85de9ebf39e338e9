# Every target installs what it needs first, in a virtual environment; a second run installs nothing again.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.installed
# A file's tests stay together: they share engines and servers. More than four at once only take memory.
WORKERS := -n logical --maxprocesses 4 --dist loadfile
export OMP_NUM_THREADS := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format lint types lab source mutate bench proof

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

setup: $(READY)  ## install the kit and its tools

demo: $(READY)  ## build, release and grade a whole class, and show its mastery
	$(BIN)/autograder demo

source: $(READY)  ## build the source notebooks from the authors' texts
	$(BIN)/autograder build

test: $(READY)  ## run all tests: the kit's, the notebooks' (nbval), the exercises' evidence
	$(BIN)/python -m pytest $(WORKERS)
	$(BIN)/python -m pytest $(WORKERS) --nbval --nbval-sanitize-with tests/nbval.cfg -p no:cacheprovider source
	$(BIN)/autograder check --mutate

format: $(READY)  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(READY)  ## format and lint, changing nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)  ## check the types
	$(BIN)/mypy

check: lint types test  ## the whole gate, as CI runs it

mutate: $(READY)  ## run all mutants and all seeds again, stale or not
	$(BIN)/autograder check --mutate --all

lab: $(READY)  ## open JupyterLab on the released topics
	$(BIN)/autograder release
	$(BIN)/autograder lab

bench: $(READY)  ## measure what building, checking and grading cost
	$(BIN)/python -m tests.bench

proof: $(READY)  ## prove the mastery model on simulated courses; writes docs/mastery.md
	$(BIN)/autograder mastery-proof --page docs/mastery.md
