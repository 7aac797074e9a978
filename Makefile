# Quire. `make serve` starts the search page, `make test` runs every test.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
# Python 3.11 to 3.13; name another one with `make PYTHON=/path/to/python`.
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	"$$name" -c '$(FITS)' 2>/dev/null && echo "$$name" && break; done)

.PHONY: help serve build eval test lint types clean

help:
	@echo "make serve   the search page on http://127.0.0.1:$(PORT) (another port: make serve PORT=9000)"
	@echo "make build   bring the index up to date with corpus/"
	@echo "make eval    ask the judged questions and show the misses"
	@echo "make test    all tests"
	@echo "make lint    ruff: rules and format"
	@echo "make types   mypy"
	@echo "make clean   remove the environment, the index and all caches"

serve: build
	$(BIN)/quire serve --port $(PORT)

# Exit code 3 says: published, but files were left out. They were named; go on.
build: $(VENV)/installed
	$(BIN)/quire build || test $$? -eq 3

eval: build
	$(BIN)/quire eval

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto --dist loadgroup

lint: $(VENV)/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/installed-dev
	$(BIN)/mypy

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -rf index/CURRENT index/build.lock index/start.lock index/builds index/generations
	find engine indexer desk webapp quire tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: an environment is made once, and brought up to date when what it is made of changes.
$(VENV)/installed: pyproject.toml constraints.txt | $(BIN)/pip
	$(BIN)/python -m pip install --quiet --editable . --constraint constraints.txt
	touch $@

$(VENV)/installed-dev: pyproject.toml constraints.txt | $(BIN)/pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]' --constraint constraints.txt
	touch $@ $(VENV)/installed

# Debian keeps ensurepip in a package of its own (python3-venv); without it, Python's own pip fills in.
$(BIN)/pip:
	@python="$(PYTHON)"; \
	"$${python:-false}" -c '$(FITS)' || { echo "Quire needs Python 3.11 to 3.13: make PYTHON=/path/to/python"; exit 1; }; \
	if "$$python" -c 'import ensurepip' 2>/dev/null; then \
		"$$python" -m venv $(VENV); \
	else \
		"$$python" -m venv --without-pip $(VENV) && \
		"$$python" -m pip --quiet --python $(BIN)/python install pip; \
	fi || { rm -rf $(VENV); echo "No environment could be made. On Debian: apt-get install python3-venv"; exit 1; }
