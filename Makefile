.DEFAULT_GOAL := help
.PHONY: help run test test-exports check bench
.DELETE_ON_ERROR:

# HOST only as `make run HOST=...`: some shells keep the machine's name in a variable of that name.
address := $(if $(findstring command,$(origin HOST)),--host $(HOST)) $(if $(PORT),--port $(PORT))

python := .venv/bin/python
tsc := .cache/tsc/node_modules/.bin/tsc

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.run ## start the playground on http://127.0.0.1:8000 (HOST=, PORT=)
	@exec $(python) -m app $(address)

test: .venv/.test ## run every test, in a real browser too (ARGS= goes to pytest)
	@CHROMIUM="$$($(python) -m tests.page.chromium)" && export CHROMIUM && $(python) -m pytest --numprocesses=auto $(ARGS)

test-exports: .venv/.test .cache/exports/.ready ## run the exported programs that need PyTorch, apart from the rest
	@$(python) -m pytest tests/exports/check_pytorch.py $(ARGS)

check: .venv/.check $(tsc) ## check format, lint and types, of Python and of JavaScript
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	$(python) -m mypy --strict app
	$(tsc) --project .ci

bench: .venv/.test ## measure the engine and the page
	$(python) -m tests.bench.engine
	@CHROMIUM="$$($(python) -m tests.page.chromium)" && export CHROMIUM && $(python) -m tests.bench.page

# One stamp for each set of packages, so that the second start is a start and nothing else.
.venv/.run .venv/.test .venv/.check: pyproject.toml .ci/constraints.txt .ci/install .ci/requirements.py
	@echo "Installing into .venv ..."
	@.ci/install $(filter-out run,$(subst .venv/.,,$@))
	@touch $@

# Compiling all of PyTorch takes longer than what little of it is used.
.cache/exports/.ready: .ci/exports.txt .ci/constraints.txt | .venv/.test
	@echo "Installing PyTorch into .cache/exports ..."
	@$(python) -m venv --clear .cache/exports
	@.cache/exports/bin/python -m pip install --quiet --disable-pip-version-check --no-compile \
		--requirement .ci/exports.txt --constraint .ci/constraints.txt
	@touch $@

$(tsc): .ci/package.json
	@command -v npm >/dev/null || { echo "Node 18 or newer with npm is needed for this check." >&2; exit 1; }
	@mkdir -p .cache/tsc && cp .ci/package.json .cache/tsc/
	@npm install --prefix .cache/tsc --no-package-lock --no-audit --no-fund --loglevel=error
	@touch $@
