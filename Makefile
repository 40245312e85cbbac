# What one does with a checkout; `make` alone lists it.

PYTHON ?= python3

BIN := .venv/bin
BOOTSTRAP := $(PYTHON) -m thinkers_site.bootstrap
# Spelled so that the search does not find itself.
REGISTRY_HOSTS := [p]ypi\.org|[p]ythonhosted\.org|[r]egistry\.npmjs|[m]aven\.(org|apache)|[d]eb\.debian
NOT_OURS := --exclude-dir=.git --exclude-dir=.venv --exclude-dir=var --exclude-dir='.*_cache'

.DEFAULT_GOAL := help
.PHONY: help run test lint bench python

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

run: python ## Run the whole site with demo content; another port: make run PORT=8001
	@$(BOOTSTRAP) run

test: python ## Run all tests; some of them: make test ARGS="-k import"
	@$(BOOTSTRAP) install test
	@$(BOOTSTRAP) browser
	@env -u VAR_DIR $(BIN)/pytest -n 2 --dist loadfile $(ARGS)

lint: python ## Check code, types, templates and migrations
	@$(BOOTSTRAP) install lint test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/mypy
	$(BIN)/python manage.py check
	$(BIN)/python manage.py makemigrations --check
	@if grep -rnIE $(NOT_OURS) '$(REGISTRY_HOSTS)' .; then \
	  echo 'The lines above name the host of a package registry; only its packages may be named.'; \
	  exit 1; fi

bench: python ## Measure the speed of the search; smaller: make bench ARGS="--papers 500"
	@$(BOOTSTRAP) install test
	@env -u VAR_DIR $(BIN)/python -m benchmarks.run $(ARGS)

python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo 'This site needs Python 3.11 or newer, and there is no command $(PYTHON):' \
	    'install it, or name another one, for example: make run PYTHON=python3.12'; exit 1; }
