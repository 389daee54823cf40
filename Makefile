# Foyer. `make help` lists what there is.
PYTHON3 ?= $(shell command -v python3 || command -v python)
RUN := .venv/bin/python
export PORT DETACH

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset demo-code test test-long gallery check ci python3

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | awk -F'|' '{printf "make %-11s %s\n", $$1, $$2}'

demo: python3 ## everything installed, loaded and served on http://localhost:8000 (PORT=, DETACH=1)
	@$(PYTHON3) scripts/prepare.py
	@$(RUN) scripts/demo.py

demo-reset: python3 ## the demo as new
	@$(PYTHON3) scripts/prepare.py
	@$(RUN) scripts/demo.py --reset

demo-code: python3 ## six figures for the second factor of a demo role (ROLE=editor)
	@$(PYTHON3) scripts/demo_code.py $(ROLE)

test: python3 ## the whole suite, on SQLite and on a PostgreSQL it starts itself
	@$(PYTHON3) scripts/prepare.py --dev --services
	@$(RUN) scripts/run_tests.py

test-long: python3 ## the tests that take their time: Lighthouse on five kinds of page
	@$(PYTHON3) scripts/prepare.py --dev --services --long
	@$(RUN) scripts/run_tests.py --long

gallery: python3 ## every kind of page as small pictures in docs/gallery, from a fresh demo
	@$(PYTHON3) scripts/prepare.py --dev --services
	@$(RUN) scripts/gallery.py

check: python3 ## format, lint, types, import contracts, migrations, check --deploy
	@$(PYTHON3) scripts/prepare.py --dev
	@$(RUN) scripts/run_checks.py

ci: check test ## exactly what .ci/run does

python3:
	@test -n "$(PYTHON3)" || { echo "Python 3 is missing. Install it with: sudo apt-get install python3" >&2; exit 1; }
