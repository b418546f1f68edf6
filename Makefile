# Outrider: every command a person needs. `make` alone lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2
UV ?= uv

.PHONY: help
help: ## list the commands
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  \033[1m%-9s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: prerequisites
prerequisites:
	@command -v git >/dev/null || { echo "git is missing. Install it: apt-get install git (Debian, Ubuntu) or xcode-select --install (macOS)" >&2; exit 1; }
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing. Install it: apt-get install python3 python3-venv (Debian, Ubuntu) or brew install python (macOS)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, $(PYTHON) is older. Name a newer one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. Install it: apt-get install python3-venv" >&2; exit 1; }

# Installs exactly what the lock names, by hash and without resolving anew, then the checkout itself.
$(VENV)/.installed: requirements.lock pyproject.toml | prerequisites
	@echo "installing into $(VENV) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "installing the development tools ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

.PHONY: demo
demo: $(VENV)/.installed ## open a pull request on a local forge and watch its verdict (KEEP=1 stays up, LAUNCHER=kubernetes scans in a cluster)
	@$(BIN)/python -m demo $(if $(KEEP),--keep) $(if $(LAUNCHER),--launcher $(LAUNCHER)) $(if $(IMAGE),--image $(IMAGE))

.PHONY: test
test: $(VENV)/.installed-dev lint ## run the tests
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

.PHONY: lint
lint: $(VENV)/.installed-dev ## check style, types, import contracts and size budgets
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --num-workers $(WORKERS)
	@$(BIN)/lint-imports

.PHONY: format
format: $(VENV)/.installed-dev ## rewrite the code in the project's format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

$(VENV)/.installed-bench: requirements-bench.lock $(VENV)/.installed-dev
	@echo "installing the peers to measure beside ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-bench.lock
	@touch $@

.PHONY: chaos
chaos: $(VENV)/.installed-dev ## kill processes, cut connections, send storms of 1,000 events
	@OUTRIDER_TEST_STORMS=1 $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --timeout 900 --durations 10 \
	  tests/end_to_end tests/k8s/test_on_a_cluster.py tests/k8s/test_story.py tests/k8s/test_deploy_story.py tests/app \
	  tests/advisories/test_real_archives.py tests/cloudformation tests/rules/test_needs.py tests/scanner/test_code_excerpt.py

.PHONY: fuzz
fuzz: $(VENV)/.installed-dev ## read 500 generated hostile archives, under the limits they are promised
	@OUTRIDER_HOSTILE_CASES=500 $(BIN)/python -m pytest -n 0 tests/scanner/test_hostile_archives.py

.PHONY: bench
bench: $(VENV)/.installed-bench ## measure the published figures beside their peers
	@$(BIN)/python -m bench $(ARGS)

.PHONY: serve
serve: $(VENV)/.installed ## run the service (web and worker) with the settings of the environment
	@$(BIN)/outrider up

.PHONY: templates
templates: $(VENV)/.installed-dev ## lint the AWS templates and package the functions (PUBLISH=s3://bucket/prefix uploads them)
	@$(BIN)/cfn-lint cloudformation/account.yaml cloudformation/spoke.yaml cloudformation/stackset.yaml
	@$(BIN)/python -m cloudformation.package --arch $(or $(ARCH),arm64) --out build/cloudformation
	@$(BIN)/python -m cloudformation.package --form scans --arch $(or $(ARCH),arm64) --out build/cloudformation
	@if test -n "$(PUBLISH)"; then \
	  for file in cloudformation/account.yaml cloudformation/spoke.yaml build/cloudformation/*.zip; do aws s3 cp "$$file" "$(PUBLISH)/$$(basename "$$file")" || exit 1; done; fi

.PHONY: lock
lock: ## pin the dependencies again (needs uv)
	@$(UV) pip compile pyproject.toml --universal --generate-hashes --extra build --extra function -q --python-version 3.11 --no-header -o requirements.lock
	@$(UV) pip compile pyproject.toml --universal --generate-hashes --extra build --extra function --extra dev -q --python-version 3.11 --no-header -c requirements.lock -o requirements-dev.lock
	@$(UV) pip compile pyproject.toml --universal --generate-hashes --extra build --extra function --extra dev --extra bench -q --python-version 3.11 --no-header -c requirements-dev.lock -o requirements-bench.lock
