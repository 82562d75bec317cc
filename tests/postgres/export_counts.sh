#!/bin/sh
# export_counts.sh TRACKSIDE SOURCE_ROOT: targets that take rows and do not write them, and those that
# refuse a day only at its end.
set -eu
trackside=$1
source_root=$2
. "$source_root/tests/postgres/export_lib.sh"
start

# Days of 4 sessions with 5 laps each; the second day has what targets object to.
new_season days count UTC 2026-03-01 5 4 5
lite "$cluster_dir/days/race.db" "UPDATE laps SET lap_time_ms = 12345, lap_time_raw = '12.345'
  WHERE lap_number = 3 AND race_result_id IN (SELECT rr.id FROM race_results rr
    JOIN races r ON r.id = rr.race_id WHERE r.source_race_id IN ('2001', '2002'))"
bad_day=count-practice-2026-03-02

# one_day_out DATABASE TABLE [N]: exit 9, the day and the table named (by N rows), 4 of 5 days in
# and noted as sent, nothing of the bad one.
one_day_out() {
  exits 9 send days "$1" --json || return 1
  prints "\"source_event_id\": \"$bad_day\"" && prints "\"table\": \"$2\"" && says "$bad_day" && says "$2" || return 1
  [ $# -lt 3 ] || is "$(grep -c '"sqlstate"' "$scratch/out")" "$3" || { cat "$scratch/out"; return 1; }
  is "$(sql "$1" "SELECT count(*), count(*) FILTER (WHERE source_event_id = '$bad_day') FROM events")" "4${tab}0" &&
    is "$(sql "$1" 'SELECT count(*) FROM laps')" 80 &&
    is "$(sql "$1" "SELECT count(*), count(*) FILTER (WHERE source_event_id = '$bad_day')
      FROM trackside_exports")" "4${tab}0" || return 1
  exits 9 send days "$1" && says '4 unchanged' # and it is tried again
}
# mended DATABASE STATEMENT: then the day goes in.
mended() { sql "$1" "$2" && send days "$1" && says '1 sent, 4 unchanged' && send days "$1" --verify; }

# ---- counted ----

drops_when() { # DATABASE TABLE EVENT CONDITION: a BEFORE trigger that returns NULL
  sql "$1" "CREATE FUNCTION drops() RETURNS trigger LANGUAGE plpgsql AS
    \$\$ BEGIN IF $4 THEN RETURN NULL; END IF; RETURN NEW; END \$\$;
    CREATE TRIGGER drops BEFORE $3 ON $2 FOR EACH ROW EXECUTE FUNCTION drops()"
}
new_target trigger
drops_when trigger laps INSERT 'NEW.lap_time_seconds = 12.345'
dropped_laps() { one_day_out trigger laps 2 && says 'count-practice-2026-03-02 2001 5000001 lap 3'; }
check 'a trigger that drops laps: the day is out, each lap named' dropped_laps
check 'without the trigger the day goes in' mended trigger 'DROP TRIGGER drops ON laps'

new_target event
drops_when event events INSERT "NEW.source_event_id = '$bad_day'"
check 'one that drops the day itself' one_day_out event events 1
check 'without it the day goes in' mended event 'DROP TRIGGER drops ON events'

new_target results
drops_when results race_results INSERT "NEW.id = (SELECT max(NEW.id) FROM race_drivers d JOIN races r
  ON r.id = d.race_id WHERE d.id = NEW.race_driver_id AND r.source_race_id = '2003')"
check 'one that drops a result, its laps with it' one_day_out results race_results 1

new_target driver
drops_when driver drivers INSERT "NEW.source_driver_id = '5000002'"
dropped_driver() {
  exits 9 send days driver --json && prints '"table": "drivers"' && prints '"key": "5000002"' &&
    is "$(sql driver 'SELECT count(*) FROM events')" 0
}
check 'one that drops a driver of every day' dropped_driver

new_target update
send days update
drops_when update laps UPDATE 'true'
lite "$cluster_dir/days/race.db" "UPDATE laps SET lap_time_ms = 12346 WHERE lap_time_ms = 12345"
not_updated() {
  exits 9 send days update --json && prints '"table": "laps"' && is "$(grep -c '"sqlstate"' "$scratch/out")" 2
}
check 'one that drops a change' not_updated
check 'the change is made once it may' mended update 'DROP TRIGGER drops ON laps'
lite "$cluster_dir/days/race.db" "UPDATE laps SET lap_time_ms = 12345 WHERE lap_time_ms = 12346"

new_target rule
sql rule "CREATE RULE quiet AS ON INSERT TO laps WHERE new.lap_time_seconds = 12.345 DO INSTEAD NOTHING"
check 'a rule that does nothing instead' one_day_out rule laps 2
check 'without the rule the day goes in' mended rule 'DROP RULE quiet ON laps'
new_target aside
sql aside 'CREATE TABLE elsewhere (LIKE laps)' "CREATE RULE aside AS ON INSERT TO laps DO INSTEAD
  INSERT INTO elsewhere SELECT new.*"
put_aside() {
  exits 9 send days aside --json && prints '"table": "laps"' && is "$(sql aside 'SELECT count(*) FROM events')" 0
}
check 'a rule that puts all laps elsewhere, and says it has written them' put_aside

new_target security
sql postgres 'CREATE ROLE pusher LOGIN'
all_tables='tracks, events, event_race_classes, drivers, races, race_drivers, race_results, laps'
sql security "GRANT SELECT, INSERT, UPDATE ON $all_tables TO pusher; ALTER TABLE laps ENABLE ROW LEVEL SECURITY;
  CREATE POLICY most ON laps TO pusher USING (true) WITH CHECK (lap_time_seconds <> 12.345);
  GRANT CREATE ON SCHEMA public TO pusher"
as_pusher() { PGUSER=pusher one_day_out "$@"; }
check 'a row-level policy' as_pusher security laps 2
sql security 'DROP POLICY most ON laps; CREATE POLICY unseen ON laps FOR UPDATE TO pusher USING (false);
  CREATE POLICY seen ON laps FOR SELECT TO pusher USING (true); CREATE POLICY new ON laps FOR INSERT TO pusher WITH CHECK (true)'
check 'without it the day goes in' env PGUSER=pusher "$trackside" --data "$cluster_dir/days" export postgres --to dbname=security
lite "$cluster_dir/days/race.db" "UPDATE laps SET lap_time_ms = 12346 WHERE lap_time_ms = 12345"
unseen() { PGUSER=pusher exits 9 send days security --json && prints '"table": "laps"'; }
check 'a policy that hides rows from a change' unseen
lite "$cluster_dir/days/race.db" "UPDATE laps SET lap_time_ms = 12345 WHERE lap_time_ms = 12346"

# view DATABASE BODY: laps become a view, with an INSTEAD OF trigger of this body.
view() {
  new_target "$1"
  sql "$1" "ALTER TABLE laps RENAME TO kept; CREATE VIEW laps AS SELECT * FROM kept;
    CREATE FUNCTION put() RETURNS trigger LANGUAGE plpgsql AS \$\$ BEGIN
      $2
    END \$\$;
    CREATE TRIGGER put INSTEAD OF INSERT OR UPDATE ON laps FOR EACH ROW EXECUTE FUNCTION put()"
}
writes="NEW.created_at = coalesce(NEW.created_at, now()); INSERT INTO kept VALUES (NEW.*) ON CONFLICT (id) DO UPDATE SET lap_time_seconds = NEW.lap_time_seconds; RETURN NEW;"
view view "IF NEW.lap_time_seconds = 12.345 THEN RETURN NULL; END IF; $writes"
check 'a view whose trigger drops laps' one_day_out view laps 2
view liar "IF NEW.lap_time_seconds = 12.345 THEN RETURN NEW; END IF; $writes"
check 'one that says it has written them' one_day_out liar laps 2
view honest "$writes"
honest() { send days honest && is "$(sql honest 'SELECT count(*) FROM kept')" 100 && send days honest --verify; }
check 'one that writes is as good as a table' honest
new_target plain_view
sql plain_view 'ALTER TABLE drivers RENAME TO people; CREATE VIEW drivers AS SELECT * FROM people'
plain() { send days plain_view && send days plain_view --verify && send days plain_view --refresh; }
check 'so is a plain view' plain

# A trigger that writes something else is no shortfall; --verify tells.
new_target rounds
sql rounds "CREATE FUNCTION rounds() RETURNS trigger LANGUAGE plpgsql AS
  \$\$ BEGIN NEW.lap_time_seconds = round(NEW.lap_time_seconds); RETURN NEW; END \$\$;
  CREATE TRIGGER rounds BEFORE INSERT ON laps FOR EACH ROW EXECUTE FUNCTION rounds()"
check 'a trigger that changes what is written stops nothing' send days rounds
check 'and is found by --verify' exits 8 send days rounds --verify

# ---- at the end of a transaction ----

new_target deferred
sql deferred "CREATE TABLE allowed (raw text PRIMARY KEY); INSERT INTO allowed
    SELECT to_char(a, 'FM990.000') FROM generate_series(0, 99.999, 0.001) a WHERE a <> 12.345;
  ALTER TABLE laps ADD CONSTRAINT allowed FOREIGN KEY (lap_time_raw) REFERENCES allowed DEFERRABLE INITIALLY DEFERRED"
check 'a deferred foreign key: the day is out, the others in' one_day_out deferred laps
check 'the column is named' says 'column lap_time_raw'
check 'with the value allowed the day goes in' mended deferred "INSERT INTO allowed VALUES ('12.345')"
new_target late
sql late "CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS \$\$ BEGIN
    IF NEW.source_event_id = '$bad_day' THEN RAISE 'not today' USING ERRCODE = 'TS001'; END IF; RETURN NULL; END \$\$;
  CREATE CONSTRAINT TRIGGER late AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION late()"
check 'a deferred trigger with an error code of its own' one_day_out late events
check 'the code is told' says 'SQLSTATE TS001'
finish
