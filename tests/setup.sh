#!/usr/bin/env bash
# Installs what is missing, and says what. Quiet where nothing is.
#   tests/setup.sh run    to build and run: a C compiler, Node.js, rustup's wasm target, wasm-bindgen
#   tests/setup.sh test   to test: Chromium, PostgreSQL, faketime, OpenSSL
#   tests/setup.sh lint   to check licences and advisories: cargo-deny
set -euo pipefail
cd "$(dirname "$0")/.."

CARGO_DENY=0.20.2
tools=$PWD/target/tools
case "${CARGO_TARGET_DIR:-}" in "") ;; /*) tools=$CARGO_TARGET_DIR/tools ;; *) tools=$PWD/$CARGO_TARGET_DIR/tools ;; esac
export PATH="$tools/bin:$PATH"

say() { printf '\033[1m%s\033[0m\n' "• $*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# apt_install PACKAGE...
apt_install() {
    have apt-get || die "Missing: $*. Install them with this system's package manager and try again."
    local sudo=()
    [ "$(id -u)" = 0 ] || sudo=(sudo)
    say "Installing $* (apt-get)"
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive sh -ec '
        apt-get update --quiet=2
        apt-get install --quiet=2 --yes --no-install-recommends "$@"' sh "$@" >/dev/null
}

# cargo_install CRATE VERSION [option...]: without --locked, which fails where a registry mirror lags behind, and
# without optimising, which takes longer than these tools ever run.
cargo_install() {
    local crate=$1 version=$2
    shift 2
    say "Installing $crate $version into ${tools#"$PWD"/} (takes a while, once)"
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 cargo install --quiet "$crate" --version "=$version" --root "$tools" --force "$@"
}

node_major() { node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/'; }

for_run() {
    have cargo || die "Rust is missing. Get it from https://rustup.rs and try again."
    local packages=()
    have cc || packages+=(gcc libc6-dev)
    have node || packages+=(nodejs)
    have npm || packages+=(npm)
    [ ${#packages[@]} = 0 ] || apt_install "${packages[@]}"
    [ "$(node_major)" -ge 18 ] || die "Node.js 18 or newer is needed; this is $(node --version)."

    if ! [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
        have rustup || die "Rust's target wasm32-unknown-unknown is missing, and there is no rustup to add it."
        say "Adding Rust's target wasm32-unknown-unknown (rustup)"
        rustup --quiet target add wasm32-unknown-unknown
    fi

    # The tool and the library speak a format of their own, so their versions must be the same.
    local version
    version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, "", $3); print $3 }' Cargo.lock)
    if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $version" ]; then
        cargo_install wasm-bindgen-cli "$version" --no-default-features
    fi
}

for_test() {
    local packages=()
    have chromium || packages+=(chromium)
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || packages+=(postgresql)
    have faketime || packages+=(faketime)
    have openssl || packages+=(openssl)
    [ ${#packages[@]} = 0 ] || apt_install "${packages[@]}"
}

for_lint() {
    if [ "$(cargo-deny --version 2>/dev/null)" != "cargo-deny $CARGO_DENY" ]; then
        cargo_install cargo-deny "$CARGO_DENY"
    fi
}

case "${1:-}" in
run) for_run ;;
test) for_test ;;
lint) for_lint ;;
*) sed -n 's/^# \{0,1\}//p' "$0" | sed 1d; exit 2 ;;
esac
