#!/usr/bin/env bash
# Runs a command with HILO_TEST_POSTGRES naming a PostgreSQL server of its own, in a temporary folder and on a
# free port of the loopback, and takes both away afterwards.
#   tests/with-postgres.sh cargo test -p hilo-store-postgres
set -euo pipefail

bin=$(find /usr/lib/postgresql -maxdepth 3 -name initdb -printf '%h\n' 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "PostgreSQL's server is not installed; 'make setup' installs it" >&2; exit 1; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/hilo-postgres.XXXXXX")
port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')

# initdb refuses to be root.
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$folder"

stop() {
    as "$bin/pg_ctl" --pgdata "$folder/data" --mode immediate --silent stop || true
    rm -rf "$folder"
}
trap stop EXIT
cd "$folder"
as "$bin/initdb" --pgdata "$folder/data" --username hilo --auth trust --encoding UTF8 --locale C --no-sync >"$folder/initdb.log"
# A test's data is thrown away: durability would only cost time.
as "$bin/pg_ctl" --pgdata "$folder/data" --log "$folder/data/server.log" --silent --wait \
    --options "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" start
cd "$OLDPWD"
export HILO_TEST_POSTGRES="postgres://hilo@127.0.0.1:$port"
"$@"
