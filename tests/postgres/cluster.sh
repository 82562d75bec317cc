# shellcheck shell=sh
# A throw-away PostgreSQL for tests. Sourced, not run.
#
#   . tests/postgres/cluster.sh
#   cluster_start             # returns when the server answers; else non-zero, the reason on stderr
#   psql -X -f central.sql    # PATH and the PG... variables lead to the new server and to no other
#
# Everything lies in $cluster_dir, new under /tmp; what the caller puts there goes with it. The
# server listens on a Unix socket in that directory and on no port, and lets in whoever reaches
# the socket: the caller and root. Needs Debian's package postgresql, whatever its version, not the
# cluster that the package may have made, and no rights. As root it runs the server, which refuses
# root, as `postgres`, the user that comes with the package.
#
# The server stops, and $cluster_dir goes, when the sourcing shell exits, whether by itself or by
# SIGHUP, SIGINT or SIGTERM: cluster_start takes these traps and that of EXIT. A caller with an
# EXIT trap of its own sets it after cluster_start and calls cluster_stop in it. When the shell is
# killed by SIGKILL the kernel stops the server, and only the directory stays.

cluster_dir=
cluster_pid=

# cluster_as_server COMMAND...: become COMMAND in the server's directory, as the server's user.
# To be called in a subshell. SIGQUIT, on the death of the parent, is a shutdown without ceremony.
cluster_as_server() {
  cd "$cluster_dir/server" || exit 1
  if [ "$(id -u)" = 0 ]; then
    set -- --reuid=postgres --regid=postgres --clear-groups "$@"
  fi
  exec setpriv --pdeathsig=QUIT "$@"
}

# The user's own PGPORT, PGSERVICE, PGOPTIONS and so on must not lead a test astray.
cluster_clean_environment() {
  for name in $(env | sed -n 's/^\(PG[A-Z]*\)=.*/\1/p'); do
    unset "$name"
  done
}

# The socket's path must stay below 108 bytes and be open to the server's user, so the directory
# is in /tmp whatever TMPDIR says.
cluster_make_directory() {
  cluster_dir=$(mktemp -d /tmp/trackside-postgres-XXXXXX) || return 1
  mkdir -m 700 "$cluster_dir/server" || return 1
  [ "$(id -u)" != 0 ] || { chmod 711 "$cluster_dir" && chown postgres: "$cluster_dir/server"; }
}

# With the C locale text sorts by bytes, as in SQLite.
cluster_init() {
  (cluster_as_server initdb --pgdata=data --username=postgres --auth=trust --locale=C \
    --encoding=UTF8 --no-sync) >"$cluster_dir/log" 2>&1 </dev/null
}

# mmap: a bare chroot has no /dev/shm.
# $cluster_options: settings more, or others, as `-c NAME=VALUE`.
cluster_launch() {
  (cluster_as_server postgres -D data -k "$cluster_dir/server" -c listen_addresses= \
    -c fsync=off -c full_page_writes=off -c synchronous_commit=off \
    -c dynamic_shared_memory_type=mmap -c "shared_buffers=${cluster_shared_buffers:-16MB}" -c timezone=UTC \
    ${cluster_options:-}) \
    >>"$cluster_dir/log" 2>&1 </dev/null &
  cluster_pid=$!
}

# Give it half a minute, less if it died.
cluster_await() {
  n_tries=0
  until pg_isready -q; do
    n_tries=$((n_tries + 1))
    [ "$n_tries" -lt 300 ] || return 1
    kill -0 "$cluster_pid" 2>/dev/null || return 1
    sleep 0.1
  done
}

cluster_start() {
  cluster_bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  [ -x "$cluster_bin/initdb" ] || {
    echo "no PostgreSQL server in /usr/lib/postgresql: install the package postgresql" >&2
    return 1
  }
  cluster_clean_environment
  trap cluster_stop EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  cluster_make_directory || return 1
  export PATH="$cluster_bin:$PATH" PGHOST="$cluster_dir/server" PGUSER=postgres PGDATABASE=postgres
  if ! { cluster_init && cluster_launch && cluster_await; }; then
    echo "PostgreSQL did not start:" >&2
    tail -n 20 "$cluster_dir/log" >&2
    return 1
  fi
}

# pooler_start: pgbouncer before the server, in transaction mode, with one connection to each database;
# on $pooler_port in the same directory. It ends with the server.
pooler_pid=
pooler_port=6432
pooler_start() {
  # shellcheck disable=SC2154
  pooler=$(command -v pgbouncer || echo /usr/sbin/pgbouncer)
  [ -x "$pooler" ] || { echo "no pgbouncer: install the package of that name" >&2; return 1; }
  cat >"$cluster_dir/pgbouncer.ini" <<END
[databases]
* = host=$cluster_dir/server user=postgres
[pgbouncer]
unix_socket_dir = $cluster_dir/server
listen_port = $pooler_port
auth_type = any
pool_mode = transaction
default_pool_size = 1
END
  (cluster_as_server "$pooler" "$cluster_dir/pgbouncer.ini") >>"$cluster_dir/log" 2>&1 </dev/null &
  pooler_pid=$!
  n_tries=0
  until psql -X -q -p "$pooler_port" -c 'SELECT 1' >/dev/null 2>&1; do
    n_tries=$((n_tries + 1))
    [ "$n_tries" -lt 300 ] && kill -0 "$pooler_pid" 2>/dev/null ||
      { echo "pgbouncer did not start:" >&2; tail -n 20 "$cluster_dir/log" >&2; return 1; }
    sleep 0.1
  done
}

# May be called any number of times. SIGINT stops the server without waiting for its clients.
cluster_stop() {
  if [ -n "$pooler_pid" ]; then
    kill -TERM "$pooler_pid" 2>/dev/null || :
    wait "$pooler_pid" 2>/dev/null || :
    pooler_pid=
  fi
  if [ -n "$cluster_pid" ]; then
    kill -INT "$cluster_pid" 2>/dev/null || :
    wait "$cluster_pid" 2>/dev/null || :
    cluster_pid=
  fi
  [ -z "$cluster_dir" ] || rm -rf "$cluster_dir"
  cluster_dir=
}
