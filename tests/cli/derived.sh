#!/bin/sh
# race.db is derived: the same pages change nothing in it, half a day is never in it, and from the
# pages it comes again.
#   derived.sh TRACKSIDE SOURCE_ROOT
set -u
trackside=$1
source_root=$2
n=0

# check NAME COMMAND...: one line of TAP; what the command says is shown when it fails.
check() {
  name=$1
  shift
  n=$((n + 1))
  if said=$("$@" 2>&1); then
    echo "ok $n - $name"
  else
    echo "not ok $n - $name"
    printf '%s\n' "$said" | head -n 30 | sed 's/^/# /'
  fi
}
is() { [ "$1" = "$2" ] || { echo "got:  $1"; echo "want: $2"; return 1; }; }
lite() { sqlite3 -init /dev/null -batch -bail -list "$@"; }
in_store() { # in_store STORE ARGUMENT...
  store=$1
  shift
  "$trackside" --data "$work/$store" "$@" </dev/null
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
in_store home demo >/dev/null 2>&1
day='wattlecreek 2025-10-25'

# ---- the same pages again ----

writes_nothing() {
  before=$(sha256sum <"$work/home/race.db")
  # shellcheck disable=SC2086
  in_store home --offline ingest $day --json | grep -q '"status": "unchanged"' || return 1
  [ ! -s "$work/home/race.db-wal" ] || { ls -l "$work/home"; return 1; }
  is "$(sha256sum <"$work/home/race.db")" "$before"
}
check 'the same pages again write not one byte' writes_nothing

# ---- half a day is never there ----

rolled_back() {
  in_store broken track add wattlecreek >/dev/null 2>&1
  in_store home db backup "$work/copy" >/dev/null && cp "$work/copy/mirror.db" "$work/broken/mirror.db" || return 1
  lite "$work/broken/race.db" 'CREATE UNIQUE INDEX one_fifth_lap ON laps (lap_number) WHERE lap_number = 5'
  status=0
  # shellcheck disable=SC2086
  in_store broken --offline ingest $day >/dev/null 2>"$work/err" || status=$?
  is "$status" 8 && grep -q 'UNIQUE constraint failed: laps.lap_number' "$work/err" || { cat "$work/err"; return 1; }
  is "$(lite "$work/broken/race.db" 'SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM races),
         (SELECT count(*) FROM drivers), (SELECT count(*) FROM laps), (SELECT count(*) FROM changes)')" '0|0|0|0|0'
}
check 'a failure while writing rolls the whole day back' rolled_back
goes_on() {
  lite "$work/broken/race.db" 'DROP INDEX one_fifth_lap'
  # shellcheck disable=SC2086
  in_store broken --offline ingest $day --json | grep -q '"laps_ingested": 477'
}
check 'and the next run writes it' goes_on

# A kept day stays, too, when writing it anew fails.
kept() {
  lite "$work/broken/race.db" 'DELETE FROM laps WHERE lap_number = 5;
                               CREATE UNIQUE INDEX one_fifth_lap ON laps (lap_number) WHERE lap_number = 5'
  in_store broken export ndjson "$work/kept.1" >/dev/null
  in_store broken rebuild >/dev/null 2>&1 && return 1
  in_store broken export ndjson "$work/kept.2" >/dev/null && diff -r "$work/kept.1" "$work/kept.2"
}
check 'a rebuild that fails leaves the day as it was' kept

# ---- from the pages ----

again() {
  in_store home export ndjson "$work/grown" >/dev/null && rm "$work/home/race.db" &&
    in_store home rebuild >/dev/null && in_store home export ndjson "$work/rebuilt" >/dev/null &&
    diff -r "$work/grown" "$work/rebuilt"
}
check 'without race.db, rebuild makes the same content' again
same_anywhere() {
  for zone in Pacific/Kiritimati America/St_Johns Australia/Lord_Howe; do
    rm -rf "$work/home/race.db" "$work/zone" && TZ=$zone in_store home rebuild >/dev/null &&
      TZ=$zone in_store home export ndjson "$work/zone" >/dev/null && diff -r "$work/grown" "$work/zone" || return 1
  done
}
check 'and the same under any time zone of the laptop' same_anywhere

# Every column that a day's pages fill is one that rebuild compares; keys, what is made of others, and moments aside.
compared() {
  for table in events races race_drivers race_results laps; do
    for column in $(lite "$work/home/race.db" "SELECT name FROM pragma_table_xinfo('$table')
          WHERE hidden = 0 AND name NOT IN ('id', 'track_id', 'event_id', 'race_id', 'driver_id', 'race_driver_id',
             'race_result_id', 'event_race_class_id', 'source', 'source_event_id', 'source_race_id',
             'source_driver_id', 'lap_number', 'class_key', 'created_at', 'updated_at', 'last_ingested_at')
            AND NOT (name LIKE 'practice_%' AND name <> 'practice_panel')
            AND name NOT IN (SELECT name FROM pragma_table_xinfo('$table') WHERE \"notnull\" = 1 AND dflt_value IS NOT NULL
                               AND name LIKE '%needs_review')"); do
      filled=$(lite "$work/home/race.db" "SELECT count($column) > 0 FROM $table")
      [ "$filled" = 1 ] && [ "$table.$column" != events.event_entries ] || continue
      grep -q "'$column', [a-z]*\.$column" "$source_root/schema/race/session/day_rows.sql" ||
        { echo "$table.$column is not compared"; return 1; }
    done
  done
}
check 'rebuild compares every column that pages fill' compared

# ---- while others write ----

# besides STATEMENTS: they come between what a rebuild plans and what it does, for the store is locked meanwhile.
besides() {
  {
    echo "ATTACH '$work/busy/mirror.db' AS mirror; PRAGMA foreign_keys = ON; BEGIN IMMEDIATE;"
    # shellcheck disable=SC2016
    echo '.shell "$trackside" --data "$work/busy" rebuild --json >"$work/replayed" 2>"$work/err" </dev/null & sleep 1'
    echo "$1; COMMIT;"
  } | trackside=$trackside work=$work lite "$work/busy/race.db" || return 1
  until [ -s "$work/replayed" ] || [ -s "$work/err" ]; do sleep 0.1; done
}
busy_store() {
  rm -rf "$work/busy" "$work/replayed" "$work/err" && in_store home db backup "$work/busy" >/dev/null
}
later() {
  busy_store && lite "$work/busy/mirror.db" "CREATE TABLE kept AS SELECT * FROM ingestion_pages WHERE cache_key = '$session';
    UPDATE ingestion_pages SET sha256 = NULL, fetched_at = NULL, failure = 'no answer' WHERE cache_key = '$session'" &&
    besides "INSERT INTO mirror.ingestions (id, cache_key, track_slug, source_event_id, practice_date, ingested_at)
                 SELECT max(id) + 1, cache_key, track_slug, source_event_id, practice_date, ingested_at
                 FROM mirror.ingestions WHERE source_event_id IS NOT NULL;
             INSERT INTO mirror.ingestion_pages SELECT (SELECT max(id) FROM mirror.ingestions), cache_key, sha256, fetched_at, failure
                 FROM mirror.kept" &&
    is "$(lite "$work/busy/race.db" 'SELECT count(*) FROM laps')" 477
}
session=$(lite "$work/home/race.db" "SELECT 'practice:session:' || source_race_id FROM races WHERE detail = 'stored' LIMIT 1")
check 'a rebuild also reads what was ingested since it began' later
put_away() {
  busy_store && besides "INSERT INTO mirror.events_set_aside (source_event_id, track_slug, event_date, state, set_aside_at)
                 VALUES ('wattlecreek-practice-2025-10-25', 'wattlecreek', '2025-10-25', 'forgotten', '2025-10-28T06:00:00Z');
    DELETE FROM races; DELETE FROM events" &&
    is "$(lite "$work/busy/race.db" 'SELECT count(*) FROM events')" 0
}
check 'and does not bring back what was put away since' put_away
echo "1..$n"
