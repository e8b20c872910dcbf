# What there is to do here. `make help` lists it.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
PY := .venv/bin/python
export CONCORD_HOME ?= ./var
# Python keeps what it compiled, whatever the machine says: each start takes a third of the time.
unexport PYTHONDONTWRITEBYTECODE
PORT ?= 8000
# Each file's tests in one process, since many share a place that is made once.
# Tables are made from the models; tests/deploy proves that the migrations lead to the same.
AT_ONCE := -n 2 --dist loadfile --no-loadscope-reorder --nomigrations

.PHONY: help setup run test check lint types installed on-sqlite bench fix clean lock

help: ## List what there is to do
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.tools/stamp: requirements/tools.txt
	python3 -m venv .tools
	.tools/bin/python -m pip install -q --require-hashes -r requirements/tools.txt
	touch $@

.venv/stamp: .tools/stamp requirements/base.txt requirements/dev.txt pyproject.toml
	[ -x .venv/bin/python ] || python3 -m venv .venv
	VIRTUAL_ENV=.venv .tools/bin/uv pip install -q --require-hashes -r requirements/dev.txt \
	  || .venv/bin/python -m pip install -q --require-hashes -r requirements/dev.txt
	.venv/bin/python -m pip install -q --no-deps --no-build-isolation --no-index -e .
	touch $@

setup: .venv/stamp ## Make the environment

run: setup ## Serve Concord with its demo on http://127.0.0.1:8000 (PORT= to change it)
	CONCORD_DEVELOPMENT=1 CONCORD_ADDRESS=http://127.0.0.1:$(PORT) .venv/bin/concord demo
	CONCORD_DEVELOPMENT=1 CONCORD_ADDRESS=http://127.0.0.1:$(PORT) .venv/bin/concord serve --port $(PORT)

check: lint types ## Lint, layers, types, migrations, templates, generated documentation

lint: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	find concord -name '*.html' -exec .venv/bin/djade --target-version 5.2 --check {} +
	.venv/bin/lint-imports
	CONCORD_HOME=$$(mktemp -d) $(PY) -m django makemigrations --check --dry-run --settings concord.config.settings

types: setup
	.venv/bin/mypy concord

installed:
	bash tests/install.sh

on-sqlite: setup
	$(PY) -m pytest $(AT_ONCE) --ignore tests/journeys -m "not on_postgres"

test: setup ## Install what the tests need, then check and test everything, on SQLite and on PostgreSQL
	# Two at once, since neither keeps both cores at work.
	$(MAKE) -j2 installed lint
	$(MAKE) -j2 types on-sqlite
	# Without what is the same on any database: that has run above.
	CONCORD_TEST_DB=postgres $(PY) -m pytest $(AT_ONCE) --ignore tests/journeys --ignore tests/core/lib -m "not same_everywhere"
	$(PY) -m pytest $(AT_ONCE) tests/journeys

bench: setup ## Run the benchmarks and print what they measure
	for file in bench/*.py; do echo "== $$file"; $(PY) "$$file"; done

fix: setup ## Let the tools mend what they can
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	find concord -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} +

lock: .tools/stamp ## Write the locked requirements again
	.tools/bin/uv lock -q --no-config
	.tools/bin/uv export -q --frozen --no-dev --no-emit-project --no-header -o requirements/base.txt
	.tools/bin/uv export -q --frozen --no-emit-project --no-header -o requirements/dev.txt
	rm -f uv.lock

clean: ## Remove everything that was made
	rm -rf .venv .tools var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache *.egg-info
