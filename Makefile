# Each target calls one command of portal/bootstrap, which needs nothing but Python 3.11 or newer.

PYTHON ?= python3
PORT ?= 8000
HOST = 127.0.0.1
LANGUAGES = ar

STEP = @command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not there. Get it with: sudo apt install python3 python3-venv" >&2; exit 1; }; \
	exec env HOST='$(HOST)' PORT='$(PORT)' $(PYTHON) -m portal.bootstrap
IN_VENV = @$(PYTHON) -m portal.bootstrap install && PATH="$(CURDIR)/.venv/bin:$$PATH"

.DEFAULT_GOAL := help
.PHONY: help run dev check test test-faults test-next search-server search-cluster screenshots format messages lock bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Install, prepare and serve the portal with its demo site (PORT=8000, HOST=127.0.0.1)
	$(STEP) run

dev: ## The same for developers: reload on change, DEBUG on
	$(STEP) dev

check: ## Lint, types, system checks and the tests without a database: before every commit
	$(STEP) check

test: ## Everything but the destructive tests: SQLite, PostgreSQL, Chromium (installs what is missing)
	$(STEP) test

test-faults: ## The slow, destructive tests: killed processes, full disks, lost servers
	$(STEP) test-faults

test-next: ## The fast part of the tests on the newest Wagtail 8, which may fail; TESTS="tests/home -k front" for some
	$(STEP) test-next

search-server: ## One Elasticsearch node on the loopback, to try the portal on, until Ctrl-C (fetched with Maven)
	$(STEP) search-server

search-cluster: ## Three Elasticsearch nodes with TLS, users and roles, until Ctrl-C
	$(STEP) search-cluster

screenshots: ## Take the pictures of docs/editors anew, on a copy of the demo site (needs Chromium)
	$(IN_VENV) && python docs/editors/screenshots.py

format: ## Bring the Python code into the project's format
	$(IN_VENV) && ruff check --quiet --fix-only . && ruff format .

messages: ## Bring new interface strings into the catalogues (needs gettext)
	$(IN_VENV) && python manage.py makemessages --no-location --no-wrap --no-obsolete --ignore=.venv --ignore=var $(LANGUAGES:%=-l %)

lock: ## Resolve pyproject.toml into the hash-locked requirements (needs uv)
	@for extra in "" "--extra test -c requirements.txt"; do \
		uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
			--no-emit-index-url --no-emit-find-links $$extra -o requirements$${extra:+-test}.txt || exit 1; \
	done

bench: ## List the measurements, one command each
	@for file in $$(grep -l __main__ bench/*.py bench/*/*.py); do \
		printf '  .venv/bin/python %-28s %s\n' "$$file" "$$(sed -n '1s/^"""//;1s/"""$$//;1p' "$$file")"; done

clean: ## Remove what was installed and compiled; data in var/ stay
	rm -rf .venv .venv-next .hypothesis .mypy_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} + && find locale -name '*.mo*' -delete
