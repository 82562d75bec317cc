# shellcheck shell=sh
# What the export tests share. Sourced, after $trackside and $source_root are set.
#
# Each test database is made by new_target NAME; a store with an invented season by new_season.

here=$source_root/tests/postgres
export LC_ALL=C
. "$here/cluster.sh"

count=0
tab=$(printf '\t')

# check NAME COMMAND...: one TAP line; the command's output, when it fails, says why.
check() {
  count=$((count + 1))
  name=$1
  shift
  if "$@" >"$scratch/why" 2>&1; then
    echo "ok $count - $name"
  else
    echo "not ok $count - $name"
    head -n 40 "$scratch/why" | cut -c 1-300 | sed 's/^/# /'
  fi
}

finish() { echo "1..$count"; }

start() {
  cluster_start || { echo 'Bail out! no PostgreSQL to test against'; exit 1; }
  scratch=$cluster_dir/scratch
  mkdir "$scratch"
  "$trackside" --data "$cluster_dir/demo" demo >"$scratch/demo" 2>&1 </dev/null || {
    echo 'Bail out! trackside demo failed'
    exit 1
  }
}

# ---- the two sides ----

sql() { # sql DATABASE STATEMENT...: rows, NULL spelt out
  database=$1
  shift
  for statement in "$@"; do
    psql -X -q -A -t -F "$tab" -P null=NULL -v ON_ERROR_STOP=1 -d "$database" -c "$statement" || return 1
  done
}

lite() { sqlite3 -init /dev/null -batch -bail -list -separator "$tab" -nullvalue NULL "$@"; }

new_target() {
  createdb "$1" && psql -X -q -v ON_ERROR_STOP=1 -d "$1" -f "$here/central.sql"
}

# new_season STORE TRACK ZONE|NULL FIRST DAYS SESSIONS LAPS: a store of its own, or more in it.
new_season() {
  if [ ! -d "$cluster_dir/$1" ]; then
    mkdir "$cluster_dir/$1"
    lite "$cluster_dir/demo/race.db" "VACUUM INTO '$cluster_dir/$1/race.db'"
    lite "$cluster_dir/demo/mirror.db" "VACUUM INTO '$cluster_dir/$1/mirror.db'"
    lite "$cluster_dir/$1/race.db" 'PRAGMA foreign_keys = ON; DELETE FROM events;
      DELETE FROM drivers; DELETE FROM tracks; PRAGMA journal_mode = WAL' >/dev/null
  fi
  season_zone=NULL
  [ "$3" = NULL ] || season_zone="'$3'"
  lite "$cluster_dir/$1/race.db" '.parameter init' ".parameter set :track \"'$2'\"" \
    ".parameter set :zone \"$season_zone\"" ".parameter set :first \"'$4'\"" ".parameter set :days $5" \
    ".parameter set :sessions $6" ".parameter set :laps $7" ".read $here/season.sql"
}

# send STORE DATABASE ARGUMENT...: stdout in $scratch/out, stderr in $scratch/err.
send() {
  store=$1
  database=$2
  shift 2
  status=0
  "$trackside" --data "$cluster_dir/$store" export postgres --to "dbname=$database" "$@" \
    >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
  return $status
}

# exits STATUS COMMAND...
exits() {
  wanted=$1
  shift
  status=0
  "$@" || status=$?
  [ "$status" -eq "$wanted" ] || {
    echo "exit $status, not $wanted"
    cat "$scratch/err"
    return 1
  }
}

says() { grep -qF -- "$1" "$scratch/err" || { echo "stderr lacks: $1"; cat "$scratch/err"; return 1; }; }
prints() { grep -qF -- "$1" "$scratch/out" || { echo "stdout lacks: $1"; cat "$scratch/out"; return 1; }; }

is() { [ "$1" = "$2" ] || { echo "got:  $1"; echo "want: $2"; return 1; }; }

# Every row of a database, ids and all; times of writing left out.
dump() {
  for table in tracks events event_race_classes drivers races race_drivers race_results laps; do
    columns=$(sql "$1" "SELECT string_agg(attname, ', ' ORDER BY attname) FROM pg_attribute
                         WHERE attrelid = '$table'::regclass AND attnum > 0 AND NOT attisdropped
                           AND attname NOT IN ('created_at', 'updated_at')")
    sql "$1" "SELECT '$table', $columns FROM $table ORDER BY id"
  done
}

# The plan or result as "table inserted updated unchanged" lines.
tallies() { cut -f 1-4 "$scratch/out" | tail -n +2 | tr '\t' ' ' ; }
