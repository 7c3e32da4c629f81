# Everything sets itself up: the first target that is made builds .venv from the lock file.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# On all cores; a file of tests stays with one of them, since its tests share what they made.
PYTEST := $(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# A run of the tests starts a program a hundred times: what Python compiled is kept, also where an environment says otherwise.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help serve test audit deep engines site check offline pdf epub editions release lint types rules mutants benchmark browser lock clean
.DEFAULT_GOAL := help

help: ## list what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "This needs Python 3.11 or newer; name one with 'make PYTHON=python3.11 ...'."; exit 1; }
	$(PYTHON) -m venv .venv
	@# First the lock file's own pip: the one that comes with Python 3.11 takes more than twice as long for all others.
	@sed -n '/^pip==/,/[^\\]$$/p' requirements.lock > .venv/pip.lock
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes --requirement .venv/pip.lock
	$(BIN)/pip install --quiet --no-compile --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

serve: $(READY) ## serve the site at http://127.0.0.1:8000 and reload it at every edit
	$(BIN)/mkdocs serve --dirty --no-strict --dev-addr 127.0.0.1:8000

check: $(READY) ## check every record and page
	@$(BIN)/dossier check $(DOSSIER_CHECK)

site: $(READY) ## build the site into site/, whole or not at all
	@$(BIN)/dossier build

offline: site ## pack the site into csto-dossier.zip, which works from a disk without a network
	@$(BIN)/dossier offline csto-dossier.zip

pdf: site browser ## print the site as csto-dossier.pdf, with contents and numbered notes
	@$(BIN)/dossier pdf csto-dossier.pdf

epub: site ## make the main pages into csto-dossier.epub, for e-readers
	@$(BIN)/dossier epub csto-dossier.epub

editions: browser ## make zip, PDF and EPUB of the site, then the site again with all three for its readers
	@mkdir -p editions && rm -f editions/*
	@$(BIN)/dossier build
	@$(BIN)/dossier offline editions/csto-dossier.zip
	@$(BIN)/dossier pdf editions/csto-dossier.pdf
	@$(BIN)/dossier epub editions/csto-dossier.epub
	@$(BIN)/dossier build

release: editions ## put what a release holds into release/, with sums and an RO-Crate: site, zip, PDF, EPUB, Markdown notes, tables with their Data Package, database
	@rm -rf release && mkdir release
	@cp editions/* release/
	@tar --create --gzip --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 --file release/csto-dossier-site.tar.gz --directory site .
	@tar --create --gzip --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 --file release/csto-dossier-tables.tar.gz --directory site/data --exclude='*.br' --exclude='*.gz' --exclude='*.html' --exclude='*.zip' .
	@cp site/data/*.sqlite site/data/*-notes.zip site/api/v1/claims.ndjson CITATION.cff LICENSE release/
	@$(BIN)/dossier crate release
	@cd release && sha256sum * > SHA256SUMS

lint: $(READY) ## look at the code, the types, the spelling and the data
	@# Side by side: the types take longer than all else.
	@$(MAKE) --no-print-directory --jobs=2 types rules

types: $(READY)
	$(BIN)/mypy

rules: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/zizmor --offline --quiet .github
	@$(BIN)/dossier check --frozen

test: $(READY) browser ## run all tests
	$(PYTEST) $(TESTS)

mutants: $(READY) ## damage the data in every way and see that the check catches it
	$(BIN)/python -m tests.mutants

audit: site browser ## measure accessibility, speed, weight, markup, links and load; installs Node packages, nginx and wrk
	$(BIN)/python -m tests.audit $(PARTS)

deep: site browser ## weekly and before a release: other browsers, the tests, audit, mutants and attack in full, the explorer at 30 times its size
	DEEP=1 $(PYTEST) $(TESTS)
	$(MAKE) engines
	$(MAKE) release
	$(BIN)/python -m tests.audit --deep
	$(BIN)/python -m tests.mutants
	$(BIN)/python -m tests.attack
	$(BIN)/python -m tests.benchmark 10 30

engines: site browser ## use the site in Firefox and WebKitGTK, which are installed, and put pictures of it in all browsers into build/shots
	@$(BIN)/python -m tests.engines.getting
	$(BIN)/python -m tests.engines.shots build/shots
	$(BIN)/pytest tests/engines

benchmark: site browser ## time check, build and explorer with ten times today's claims, or TIMES=30
	$(BIN)/python -m tests.scale 1 $(or $(TIMES),10)
	$(BIN)/python -m tests.benchmark $(TIMES)

browser: $(READY)
	@$(BIN)/python tests/chromium.py

lock: ## pin the dependencies again, with hashes
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet pip-tools
	.venv-lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --extra drafting --extra release --extra test --extra audit --extra engines --extra lint \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate --no-header \
	  --output-file requirements.lock pyproject.toml
	.venv-lock/bin/pip-compile --quiet --upgrade --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate --no-header \
	  --output-file tests/audit/tables.lock tests/audit/tables.in
	rm -rf .venv-lock

clean: ## take away what was built
	rm -rf .venv .venv-lock .sites site editions release
