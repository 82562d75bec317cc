#!/bin/sh
# export_refusals.sh TRACKSIDE SOURCE_ROOT: targets that lack something or refuse rows, secrets, and
# --create-schema.
set -eu
trackside=$1
source_root=$2
. "$source_root/tests/postgres/export_lib.sh"
start

# ---- schemas of other ages ----

# variant NAME STATEMENT: a target changed by STATEMENT takes everything.
variant() {
  new_target "$1" && sql "$1" "$2" && send demo "$1" && send demo "$1" --refresh --tsv || return 1
  tallies | grep -v ' 0 0 [0-9]*$' && return 1
  is "$(sql "$1" 'SELECT count(*) FROM laps')" 477 && send demo "$1" --verify
}
check 'without events.metadata' variant no_metadata 'ALTER TABLE events DROP COLUMN metadata'
check 'without races.race_metadata' variant no_race_metadata 'ALTER TABLE races DROP COLUMN race_metadata'
check 'without races.session_type' variant no_type 'ALTER TABLE races DROP COLUMN session_type'
check 'without races.event_race_class_id' variant no_class 'ALTER TABLE races DROP COLUMN event_race_class_id'
check 'without from_entry_list' variant no_entry_list 'ALTER TABLE event_race_classes DROP COLUMN from_entry_list'
check 'without any of them' variant none_of_them 'ALTER TABLE events DROP COLUMN metadata;
  ALTER TABLE races DROP COLUMN race_metadata, DROP COLUMN session_type,
    DROP COLUMN event_race_class_id;
  ALTER TABLE event_race_classes DROP COLUMN from_entry_list;
  ALTER TABLE drivers DROP COLUMN normalized_name, DROP COLUMN transponder_number;
  ALTER TABLE race_drivers DROP COLUMN transponder_number'
check 'with more columns' variant more "ALTER TABLE laps ADD colour text;
  ALTER TABLE events ADD weather text NOT NULL DEFAULT 'dry'; ALTER TABLE races ADD extra jsonb"
check 'with a third ingest depth' variant third_depth \
  "ALTER TYPE \"IngestDepth\" ADD VALUE 'summary_only' BEFORE 'laps_full'"
check 'in another schema of the search path' variant elsewhere "CREATE SCHEMA app;
  ALTER TABLE tracks SET SCHEMA app; ALTER TABLE events SET SCHEMA app;
  ALTER TABLE event_race_classes SET SCHEMA app; ALTER TABLE drivers SET SCHEMA app;
  ALTER TABLE races SET SCHEMA app; ALTER TABLE race_drivers SET SCHEMA app;
  ALTER TABLE race_results SET SCHEMA app; ALTER TABLE laps SET SCHEMA app;
  ALTER DATABASE elsewhere SET search_path = app, public; SET search_path = app, public"

lacking() { # DATABASE STATEMENT SENTENCE...: refused, and nothing written
  new_target "$1" && sql "$1" "$2" && exits 1 send demo "$1" || return 1
  database=$1
  shift 2
  for sentence in "$@"; do says "$sentence" || return 1; done
  is "$(sql "$database" "SELECT to_regclass('trackside_exports') IS NULL")" t
}
check 'a missing column and a missing table are both named' lacking lacks_columns \
  'ALTER TABLE laps DROP COLUMN lap_time_raw; ALTER TABLE events DROP COLUMN event_drivers;
   DROP TABLE laps' 'table laps' 'column events.event_drivers'
check 'a missing enum label is named' lacking lacks_label "ALTER TYPE \"SessionType\" RENAME VALUE 'practiceday' TO 'x'" \
  'the label practiceday of the type "SessionType"'
check 'a missing unique index is named' lacking lacks_index 'DROP INDEX laps_race_result_id_lap_number_key' \
  'a unique index on laps (race_result_id, lap_number)'
check 'a column that must be filled and is not known is named' lacking lacks_default \
  'ALTER TABLE races ADD secret_sauce text NOT NULL' 'races.secret_sauce'

# ---- rights ----

sql postgres 'CREATE ROLE pusher LOGIN'
as_pusher() { # DATABASE ARGUMENT...
  database=$1
  shift
  send demo "$database" --to "dbname=$database user=pusher" "$@"
}
all_tables='tracks, events, event_race_classes, drivers, races, race_drivers, race_results, laps'
new_target rights
sql rights "GRANT SELECT, INSERT, UPDATE ON $all_tables TO pusher; REVOKE INSERT ON races FROM pusher;
  REVOKE UPDATE ON laps FROM pusher"
right_named() { exits 1 as_pusher rights && says 'INSERT on races' && says 'UPDATE on laps' && says 'role pusher'; }
check 'missing rights are named' right_named
no_create() {
  sql rights "GRANT INSERT ON races TO pusher; GRANT UPDATE ON laps TO pusher"
  as_pusher rights --json && prints '"checkpoints": "metadata"' &&
    is "$(sql rights "SELECT to_regclass('trackside_exports') IS NULL")" t &&
    as_pusher rights && says '1 unchanged'
}
check 'where no table may be made the checkpoint is in metadata' no_create
new_target reader
sql reader "GRANT SELECT ON $all_tables TO pusher"
reader_plans() { as_pusher reader --dry-run --tsv && tallies | grep -qx 'laps 477 0 0'; }
check 'a role that may only read can make a dry run' reader_plans
read_only() {
  sql reader "GRANT INSERT, UPDATE ON $all_tables TO pusher; ALTER ROLE pusher SET default_transaction_read_only = on"
  exits 1 as_pusher reader && says 'read-only for us' || return 1
  sql reader 'ALTER ROLE pusher RESET default_transaction_read_only'
}
check 'a read-only target is told' read_only
no_temp() {
  sql reader 'REVOKE TEMPORARY ON DATABASE reader FROM PUBLIC'
  exits 1 as_pusher reader && says 'GRANT TEMPORARY ON DATABASE reader TO pusher'
}
check 'a role without temporary tables is told the right it needs' no_temp

# ---- rejected rows ----

new_season three three UTC 2026-03-01 3 4 5
new_target rejects
sql rejects "ALTER TABLE laps ADD CHECK (lap_time_seconds <> 12.345)"
lite "$cluster_dir/three/race.db" "UPDATE laps SET lap_time_ms = 12345 WHERE lap_number = 3 AND race_result_id IN
  (SELECT rr.id FROM race_results rr JOIN races r ON r.id = rr.race_id WHERE r.source_race_id IN ('2001', '2002'))"
rejected() {
  exits 9 send three rejects --json && prints '"table": "laps"' && prints '"column": "lap_time_seconds"' &&
    prints '"sqlstate": "23514"' && is "$(grep -c '"sqlstate"' "$scratch/out")" 2 &&
    prints 'three-practice-2026-03-02 2001 5000001 lap 3'
}
check 'rejected rows are told one by one: table, key, column, SQLSTATE (exit 9)' rejected
check 'their day is not half-written, the others are whole' is "$(sql rejects "SELECT source_event_id, count(*)
  FROM events e JOIN races r ON r.event_id = e.id JOIN race_results rr ON rr.race_id = r.id
  JOIN laps l ON l.race_result_id = rr.id GROUP BY 1 ORDER BY 1" | tr '\t\n' '  ')" \
  'three-practice-2026-03-01 20 three-practice-2026-03-03 20 '
mended() { sql rejects 'ALTER TABLE laps DROP CONSTRAINT laps_lap_time_seconds_check' && send three rejects && says '1 sent, 2 unchanged'; }
check 'once the target takes them, the next run sends that day' mended
new_target raises
sql raises "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS
  \$\$ BEGIN IF NEW.source_driver_id = '7401126' THEN RAISE 'not that one'; END IF; RETURN NEW; END \$\$;
  CREATE TRIGGER no BEFORE INSERT ON drivers FOR EACH ROW EXECUTE FUNCTION no()"
raised() { exits 9 send demo raises --json && prints '"key": "7401126"' && prints '"sqlstate": "P0001"'; }
check 'a trigger that refuses a driver is told by the driver' raised

# ---- secrets ----

no_secret() { # CONNINFO
  exits 2 send demo fresh --to "$1" && says '~/.pgpass' || return 1
  ! grep -q hunter2 "$scratch/err" "$scratch/out"
}
check 'a password in a connection string is refused, and not repeated' no_secret 'host=x password=hunter2'
check 'a password in a URI is refused, and not repeated' no_secret 'postgresql://u:hunter2@x/db'
malformed() { exits 2 send demo fresh --to 'host=x hunter2' && ! grep -q hunter2 "$scratch/err"; }
check 'a malformed string is not repeated' malformed
stray() {
  status=0
  "$trackside" --data "$cluster_dir/demo" export postgres 'postgresql://u:hunter2@x/db' >"$scratch/out" 2>"$scratch/err" || status=$?
  [ $status -eq 2 ] && ! grep -q hunter2 "$scratch/err"
}
check 'nor is one that was given without --to' stray
service_file() {
  printf '[club]\nhost=%s\ndbname=raises\nuser=postgres\n' "$PGHOST" >"$scratch/service"
  PGSERVICEFILE=$scratch/service PGSERVICE=club "$trackside" --data "$cluster_dir/demo" export postgres --dry-run --json >"$scratch/out" 2>"$scratch/err" &&
    prints '"database": "raises"' && prints '"tls": "local socket"'
}
check 'a service file leads there; TLS is shown' service_file
elsewhere_tls() { exits 5 send demo x --to 'host=192.0.2.1 connect_timeout=2' && says 'certificate is verified'; }
check 'a host elsewhere must show a certificate' elsewhere_tls
check '--offline opens no connection' exits 5 send demo raises --offline

# ---- --create-schema ----

createdb empty
created() { send demo empty --create-schema && is "$(sql empty 'SELECT count(*) FROM laps')" 477 && send demo empty --verify; }
check '--create-schema fills an empty database' created
check 'and does nothing to one that has the tables' send demo empty --create-schema
createdb half
half() {
  sql half 'CREATE TABLE laps (mine text)'
  exits 1 send demo half --create-schema && says 'has laps already' &&
    is "$(sql half "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")" 1
}
check 'a database with some of them is left alone' half
check 'two modes at once are a usage error' exits 2 send demo empty --dry-run --verify
check 'a day that is not stored is told (exit 4)' exits 4 send demo empty --day 1999-01-01
finish
