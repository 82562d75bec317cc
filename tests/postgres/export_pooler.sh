#!/bin/sh
# export_pooler.sh TRACKSIDE SOURCE_ROOT: behind a pooler that gives a connection to whoever comes next
# after each transaction, and as a role that may only read.
set -eu
trackside=$1
source_root=$2
. "$source_root/tests/postgres/export_lib.sh"
start
pooler_start || { echo 'Bail out! no pgbouncer to test against'; exit 1; }

# ---- one connection for everybody ----

pooled() { # STORE DATABASE ARGUMENT...
  store=$1
  database=$2
  shift 2
  send "$store" "$database" --to "dbname=$database port=$pooler_port" "$@"
}

# What a client finds who gets the connection after us: settings made in it, temporary objects, locks.
inherited() {
  PGPORT=$pooler_port sql "$1" \
    "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings
      WHERE source = 'session' AND name NOT IN ('application_name', 'client_encoding')" \
    "SELECT count(*) FROM pg_class WHERE relpersistence = 't'" \
    "SELECT count(*) FROM pg_proc WHERE pronamespace = pg_my_temp_schema()" \
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'" | tr '\n' ' '
}
leaves_nothing() { is "$(inherited "$1")" 'NULL 0 0 0 '; }

new_season days pool UTC 2026-01-01 4 3 5
new_target pool
check 'a run through the pooler' pooled days pool --tsv
check 'every row is there' is "$(sql pool 'SELECT count(*) FROM laps')" 60
check 'who comes next finds nothing of ours' leaves_nothing pool
again() { pooled days pool && says '4 unchanged'; }
check 'a second run' again
compared() { pooled days pool --refresh --tsv && tallies | grep -qx 'laps 0 0 60'; }
check 'a third that compares every day' compared
check 'a dry run' pooled days pool --dry-run --refresh
check 'and --verify' pooled days pool --verify
check 'still nothing is found by others' leaves_nothing pool
sql pool "ALTER TABLE laps ADD CHECK (lap_time_seconds <> 12.345)"
lite "$cluster_dir/days/race.db" "UPDATE laps SET lap_time_ms = 12345 WHERE id = (SELECT min(id) FROM laps)"
check 'a refused row is told as without a pooler' exits 9 pooled days pool
check 'nothing stays after a refusal' leaves_nothing pool
lacks() { sql pool 'ALTER TABLE laps DROP COLUMN lap_time_raw' && exits 1 pooled days pool; }
check 'nor is a lacking target taken' lacks
check 'nothing stays after that' leaves_nothing pool

# Another's session settings reach us as little.
new_target mean
PGPORT=$pooler_port sql mean "SET TimeZone = 'Australia/Sydney'; SET DateStyle = 'German';
  SET search_path = public, pg_temp; SET default_transaction_isolation = serializable"
check "another client's settings do not reach us" pooled days mean
check 'moments arrive in UTC' is "$(sql mean "SELECT min(start_time) FROM races")" '2026-01-01 08:01:00'

new_season crowd crowd UTC 2026-02-01 6 3 5
new_target crowd
at_once() {
  rm -f "$scratch"/crowd.*
  for i in 1 2 3; do
    mkdir -p "$cluster_dir/crowd$i"
    cp "$cluster_dir/crowd"/*.db "$cluster_dir/crowd$i"
    ("$trackside" --data "$cluster_dir/crowd$i" export postgres \
      --to "dbname=crowd port=$pooler_port" >/dev/null 2>"$scratch/crowd.$i" </dev/null &&
      echo 0 >>"$scratch/crowd.status" || echo $? >>"$scratch/crowd.status") &
  done
  until [ "$(wc -l 2>/dev/null <"$scratch/crowd.status")" = 3 ]; do sleep 0.1; done
  grep -vx 0 "$scratch/crowd.status" && { cat "$scratch"/crowd.[123]; return 1; }
  is "$(sql crowd 'SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM laps)')" "6${tab}90"
}
check 'three exporters share one connection' at_once
check 'and leave nothing in it' leaves_nothing crowd

# ---- a role that may only read ----

all_tables='tracks, events, event_race_classes, drivers, races, race_drivers, race_results, laps'
sql postgres 'CREATE ROLE reader LOGIN; ALTER ROLE reader SET default_transaction_read_only = on'
new_target library
sql library "GRANT SELECT ON $all_tables TO reader"
as_reader() { send days library --to 'dbname=library user=reader' "$@"; }
plans() {
  as_reader --dry-run --json && prints '"inserted": 60' &&
    prints 'INSERT on laps' && prints 'default_transaction_read_only' && says 'INSERT on laps'
}
lite "$cluster_dir/days/race.db" "UPDATE laps SET lap_time_ms = 12346 WHERE lap_time_ms = 12345"
check 'SELECT and TEMPORARY suffice for a dry run, which says what the run would lack' plans
check 'for the run itself they do not' exits 1 as_reader
check 'and it says so' says 'read-only for us'
check 'nothing was written' is "$(sql library 'SELECT count(*) FROM tracks')" 0
send days library
sql library "GRANT SELECT ON trackside_exports TO reader"
verifies() { as_reader --verify --json && prints '"match": true'; }
check 'they suffice for --verify' verifies
sql library "DELETE FROM laps WHERE id = (SELECT min(id) FROM laps)"
finds() { exits 8 as_reader --verify --json && prints '"difference": "missing"'; }
check 'which finds what is missing' finds
finish
