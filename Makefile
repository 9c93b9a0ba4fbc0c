# Everything happens in a virtual environment of the project's own; nothing is installed elsewhere.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test browser gallery lint bench bench-text bench-quality bench-derivation bench-speed clean

demo: $(VENV)/installed
	$(BIN)/lineage report fixtures/flagship --metadata fixtures/flagship/metadata.json

test: $(VENV)/developed
	$(BIN)/python -m pytest -n auto

# the pages in Debian's chromium, and mermaid, which reads one of the exports, where npm has it
browser: $(VENV)/developed
	@command -v npm > /dev/null && $(MAKE) --no-print-directory build/mermaid.min.js || echo "mermaid is not tested: npm cannot get it"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[browser]'
	$(BIN)/python -m pytest -n auto tests/browser

# the pictures of the pages, anew
gallery: $(VENV)/developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[browser]'
	$(BIN)/python docs/gallery.py

lint: $(VENV)/developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/developed
	$(BIN)/python -m benchmarks

bench-text: $(VENV)/developed
	$(BIN)/python -m benchmarks text

# SAMPLE=1 measures on a small part, for daily use
bench-quality: $(VENV)/developed
	$(BIN)/python -m benchmarks quality --json build/quality.json $(if $(SAMPLE),--sample)

bench-derivation: $(VENV)/developed
	$(BIN)/python -m benchmarks derivation --json build/derivation.json $(if $(SAMPLE),--sample)

# SIZES are those at which the peers run too; GROW shows how time and memory grow
bench-speed: $(VENV)/developed
	$(BIN)/python -m benchmarks.speed --sizes $(or $(SIZES),10000) --grow $(or $(GROW),10000 100000 1000000)

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

build/mermaid.min.js:
	mkdir -p build
	cd build && npm pack --silent --fetch-timeout=60000 --fetch-retries=1 mermaid@11.4.1
	cd build && tar -xzmf mermaid-11.4.1.tgz --strip-components=2 package/dist/mermaid.min.js && rm mermaid-11.4.1.tgz

$(VENV)/created:
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: setup.cfg pyproject.toml | $(VENV)/created
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/developed: setup.cfg pyproject.toml | $(VENV)/created
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@
