#!/bin/sh
# export_safety.sh TRACKSIDE SOURCE_ROOT: many exporters at once, locks, and connections that die.
set -eu
trackside=$1
source_root=$2
. "$source_root/tests/postgres/export_lib.sh"
start

# ---- the lock of the existing importer ----

new_season lock canberraoffroad UTC 2025-10-25 1 2 2
new_target lock
psql -X -q -d lock -c "SELECT pg_advisory_lock(386219159), pg_sleep(3)" >/dev/null &
holder=$!
until [ "$(sql lock "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")" = 1 ]; do sleep 0.1; done
waits_for_importer() {
  send lock lock || return 1
  ! kill -0 "$holder" 2>/dev/null || { echo 'it did not wait for the lock'; return 1; }
  is "$(sql lock 'SELECT count(*) FROM events')" 1
}
check 'a day the importer is writing waits until it is done (key 386219159)' waits_for_importer
wait "$holder" || :

# ---- eight at once ----

new_season days all UTC 2026-01-01 8 6 10
expected=$(lite "$cluster_dir/days/race.db" "SELECT (SELECT count(*) FROM events),
  (SELECT count(*) FROM races), (SELECT count(*) FROM laps), (SELECT count(DISTINCT driver_id) FROM race_drivers)")
counts="SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM races),
  (SELECT count(*) FROM laps), (SELECT count(*) FROM drivers)"

# eight DATABASE KIND: exporter I sends all days, its half of them, or day I alone.
eight() {
  rm -f "$scratch"/eight.*
  for i in 1 2 3 4 5 6 7 8; do
    case $2 in
      same) set -- "$1" "$2" ;;
      overlapping) set -- "$1" "$2" --since "2026-01-0$(((i + 1) / 2))" ;;
      different) set -- "$1" "$2" --day "2026-01-0$i" ;;
    esac
    database=$1
    kind=$2
    shift 2
    mkdir -p "$cluster_dir/laptop$i"
    cp "$cluster_dir/days"/*.db "$cluster_dir/laptop$i"
    ("$trackside" --data "$cluster_dir/laptop$i" export postgres --to "dbname=$database" "$@" \
      >/dev/null 2>"$scratch/eight.$i" </dev/null; echo $? >>"$scratch/eight.status") &
    set -- "$database" "$kind"
  done
  n=0
  until [ "$(wc -l 2>/dev/null <"$scratch/eight.status")" = 8 ]; do
    n=$((n + 1))
    [ $n -lt 900 ] || { echo 'they did not all end'; return 1; }
    sleep 0.1
  done
  grep -vx 0 "$scratch/eight.status" && { cat "$scratch"/eight.[1-8]; return 1; }
  is "$(sql "$1" "$counts")" "$expected" &&
    is "$(sql "$1" "SELECT count(DISTINCT (r.event_id, source_race_id)), count(DISTINCT (race_result_id, lap_number))
      FROM races r JOIN race_results rr ON rr.race_id = r.id JOIN laps l ON l.race_result_id = rr.id")" \
      "$(echo "$expected" | cut -f 2,3)"
}
for kind in same overlapping different; do
  new_target "eight_$kind"
  check "eight exporters at once, $kind days: one copy, no deadlock" eight "eight_$kind" "$kind"
done
check 'no update is lost' is "$(sql eight_different 'SELECT count(*) FROM trackside_exports')" 8
check 'the target had no deadlock to resolve' is \
  "$(sql postgres 'SELECT sum(deadlocks) FROM pg_stat_database')" 0

# ---- nothing waits for ever ----

new_season slow slow UTC 2026-03-01 1 2 2
new_target locked
# The holder goes with us: idle in its transaction, until its input ends.
mkfifo "$scratch/held"
psql -X -q -d locked <"$scratch/held" >/dev/null 2>&1 &
holder=$!
exec 7>"$scratch/held"
echo 'BEGIN; LOCK TABLE races IN SHARE MODE;' >&7
until [ "$(sql locked "SELECT count(*) FROM pg_locks WHERE relation = 'races'::regclass AND mode = 'ShareLock'")" = 1 ]; do
  sleep 0.1
done
gives_up_on_a_lock() {
  exits 1 send slow locked --set export.lock-timeout=0.1 && says 'SQLSTATE 55P03' &&
    says 'export.lock-timeout' && is "$(sql locked 'SELECT count(*) FROM events')" 0
}
check 'a lock that is held on is given up, and nothing is half there' gives_up_on_a_lock
exec 7>&-
wait "$holder" || :
check 'the next run goes through' send slow locked
new_target slow
sql slow "CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN PERFORM pg_sleep(30); RETURN NULL; END';
  CREATE TRIGGER dawdle BEFORE INSERT ON laps FOR EACH STATEMENT EXECUTE FUNCTION dawdle()"
gives_up_on_a_statement() {
  exits 1 send slow slow --set export.statement-timeout=0.3 && says 'SQLSTATE 57014' &&
    says 'export.statement-timeout' && is "$(sql slow 'SELECT count(*) FROM events')" 0
}
check 'a statement that takes too long is given up likewise' gives_up_on_a_statement

# ---- connections that die ----

new_season dying dying UTC 2026-02-01 3 20 40
whole_days() {
  sql "$1" "SELECT count(*) FROM (SELECT e.id FROM events e LEFT JOIN races r ON r.event_id = e.id
    LEFT JOIN race_results rr ON rr.race_id = r.id LEFT JOIN laps l ON l.race_result_id = rr.id
    GROUP BY e.id HAVING count(l.id) <> 800) a"
}
as_before_or_whole() {
  is "$(whole_days "$1")" 0
}
next_run_finishes() { send dying "$1" && is "$(sql "$1" 'SELECT count(*) FROM laps')" 2400; }

# killed DATABASE: the export fails as a lost connection, and no day is half there.
killed() {
  exits 5 send dying "$1" && says 'connection to the target was lost' && as_before_or_whole "$1"
}
new_target in_merge
sql in_merge "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
  CREATE TRIGGER die BEFORE INSERT ON laps FOR EACH STATEMENT EXECUTE FUNCTION die()"
check 'killed during the merge' killed in_merge
sql in_merge 'DROP TRIGGER die ON laps'
check 'the next run finishes the rest' next_run_finishes in_merge
new_target at_commit
sql at_commit "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
  CREATE CONSTRAINT TRIGGER die AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION die()"
check 'killed just before the commit' killed at_commit
sql at_commit 'DROP TRIGGER die ON events'
check 'the next run finishes the rest too' next_run_finishes at_commit
new_target in_copy
psql -X -q -d postgres -c "DO \$\$ DECLARE n int; BEGIN
  LOOP
    PERFORM pg_stat_clear_snapshot();
    SELECT count(pg_terminate_backend(pid)) INTO n FROM pg_stat_activity
     WHERE application_name = 'trackside' AND query LIKE '%COPY trackside_stage%' AND state = 'active';
    EXIT WHEN n > 0;
  END LOOP; END \$\$" >/dev/null &
killer=$!
# The moment is short: export again until one run is hit.
killed_in_copy() {
  for i in $(seq 60); do
    status=0
    send dying in_copy --refresh || status=$?
    [ $status -ne 0 ] && break
  done
  is "$status" 5 && says 'connection to the target was lost' && as_before_or_whole in_copy
}
check 'killed during COPY' killed_in_copy
kill "$killer" 2>/dev/null || :
wait "$killer" 2>/dev/null || :
check 'the next run finishes the rest once more' next_run_finishes in_copy

# Killed at any moment: every backend of ours, now and then, until a run gets through.
new_target at_any
any_moment() {
  for i in 1 2 3 4 5 6 7 8; do
    (sleep "0.0$((i * 7 % 10))"; sql postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'trackside'" >/dev/null) &
    one=$!
    send dying at_any --refresh || :
    wait "$one" || :
    as_before_or_whole at_any || return 1
  done
  next_run_finishes at_any
}
check 'killed at many moments, whole days are there or not' any_moment
check 'a server that is not there is told (exit 5)' exits 5 send dying at_any --to 'host=/nowhere dbname=x'
finish
