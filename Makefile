# Hilo's commands. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
# Cargo uses all cores by itself.
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules

CARGO ?= cargo
TARGET := $(or $(CARGO_TARGET_DIR),target)
TOOLS := $(abspath $(TARGET)/tools)
# Tools that the build brings along come before the machine's own.
export PATH := $(TOOLS)/bin:$(PATH)

HILO := $(TARGET)/release/hilo
# Which specs `make e2e` runs, and what `make bench` measures; all where none is named.
E2E ?=
BENCH ?=
WASM := $(TARGET)/wasm32-unknown-unknown/wasm-release/hilo_app.wasm
BINDGEN := $(TARGET)/wasm/hilo.js
SITE := target/site/manifest.json
STYLE_PACKAGES := style/node_modules/.package-lock.json
TEST_PACKAGES := tests/node_modules/.package-lock.json

# The browser's part is one crate with features that must not meet the server's.
WASM_CRATE := --package hilo-app --lib --target wasm32-unknown-unknown --no-default-features --features hydrate

say = @printf '\033[1m%s\033[0m\n' '• $(1)'

.DEFAULT_GOAL := help
.PHONY: help setup setup-run assets build run test unit e2e pictures bench fmt lint advisories dist clean always

help: ## This list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## ——— setting up: installs what is missing, and says so

setup: setup-run $(TEST_PACKAGES) ## Install what is missing to build, run and test
	@tests/setup.sh test

setup-run:
	@tests/setup.sh run

$(STYLE_PACKAGES): style/package.json style/package-lock.json | setup-run
	$(call say,Installing fonts and asset tools (npm))
	@npm ci --prefix style --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(TEST_PACKAGES): tests/package.json tests/package-lock.json | setup-run
	$(call say,Installing end-to-end test tools (npm))
	@npm ci --prefix tests --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

## ——— building

# Cargo knows best whether there is anything to do; what follows runs only if its output changed.
$(WASM): always | setup-run
	$(call say,Building the islands for the browser)
	@$(CARGO) build --quiet --profile wasm-release $(WASM_CRATE)

$(BINDGEN): $(WASM)
	$(call say,Binding the islands to JavaScript)
	@wasm-bindgen $< --target web --no-typescript --omit-default-module-path --out-name hilo --out-dir $(@D)
	@touch $@

$(SITE): $(BINDGEN) $(STYLE_PACKAGES) $(shell find style -name node_modules -prune -o -type f -print)
	$(call say,Making target/site)
	@node style/build.mjs $(dir $(BINDGEN))
	@touch $@

assets: $(SITE) ## Build what the browser gets (target/site)

build: $(SITE) ## Build the server (release)
	$(call say,Building the server)
	@$(CARGO) build --release --package hilo

run: build ## Build all and start Hilo; prints its address and the set-up link
	$(call say,Starting Hilo)
	@exec $(HILO) serve

dist: build ## A stripped binary that carries all it needs (target/dist/hilo)
	$(call say,Writing $(TARGET)/dist/hilo)
	@mkdir -p $(TARGET)/dist
	@strip -o $(TARGET)/dist/hilo $(HILO)
	@ls -lh $(TARGET)/dist/hilo

## ——— checking

test: setup lint unit e2e ## Everything: format, lints, licences, all tests on both engines, Chromium

unit: build | setup ## All cargo tests, on both engines
	$(call say,Testing all crates on SQLite and PostgreSQL)
	@HILO_BIN=$(abspath $(HILO)) tests/with-postgres.sh $(CARGO) test --workspace --no-fail-fast

e2e: build $(TEST_PACKAGES) | setup ## End-to-end tests in Chromium (E2E="access people" for some)
	$(call say,Testing end to end in Chromium)
	@HILO_BIN=$(abspath $(HILO)) tests/with-postgres.sh node tests/e2e/run.mjs $(E2E)

fmt: ## Format all code
	$(call say,Formatting)
	@$(CARGO) fmt --all

lint: $(SITE) ## Format check, clippy on server and browser side, licences
	$(call say,Checking the format)
	@$(CARGO) fmt --all --check
	$(call say,Clippy: the server side)
	@$(CARGO) clippy --workspace --all-targets -- -D warnings
	$(call say,Clippy: the browser side)
	@$(CARGO) clippy $(WASM_CRATE) -- -D warnings -A clippy::pedantic
	@tests/setup.sh lint
	$(call say,Licences and sources of dependencies)
	@cargo-deny --log-level error check licenses bans sources

advisories: ## Known vulnerabilities in dependencies (needs the network)
	@tests/setup.sh lint
	$(call say,Security advisories)
	@cargo-deny check advisories

pictures: build $(TEST_PACKAGES) | setup ## Take the README's pictures anew (docs/pictures)
	$(call say,Taking pictures)
	@HILO_BIN=$(abspath $(HILO)) node tests/pictures.mjs

bench: build | setup ## Measure the budgets and print the table (BENCH="page submit" for some)
	$(call say,Measuring)
	@HILO_BIN=$(abspath $(HILO)) tests/with-postgres.sh $(CARGO) run --release --package hilo-tests --bin bench -- $(BENCH)

clean: ## Remove what was built
	$(CARGO) clean
	rm -rf style/node_modules tests/node_modules

always:
