#!/bin/sh
# export_merge.sh TRACKSIDE SOURCE_ROOT: what an export writes into the central tables, and what it
# leaves alone there.
set -eu
trackside=$1
source_root=$2
. "$source_root/tests/postgres/export_lib.sh"
start

event=wattlecreek-practice-2025-10-25

# ---- a first export, and the same again ----

new_target fresh
plan_is_kept() {
  send demo fresh --dry-run --tsv && tallies >"$scratch/plan" || return 1
  is "$(sql fresh 'SELECT count(*) FROM tracks')" 0 || return 1
  is "$(sql fresh "SELECT to_regclass('trackside_exports') IS NULL")" t || return 1
  send demo fresh --tsv && tallies >"$scratch/done" && diff "$scratch/plan" "$scratch/done"
}
check 'a dry run writes nothing, and the run then does what it said' plan_is_kept
check 'every row arrives' is "$(sql fresh "SELECT (SELECT count(*) FROM races), (SELECT count(*) FROM laps),
  (SELECT count(*) FROM drivers), (SELECT count(*) FROM event_race_classes)")" \
  "56${tab}477${tab}13${tab}6"
check 'ids are UUIDs, version 5' is "$(sql fresh "SELECT count(*) FROM
  (SELECT id FROM laps UNION ALL SELECT id FROM races UNION ALL SELECT id FROM events) a
  WHERE id !~ '^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'")" 0
cp -r "$cluster_dir/demo" "$cluster_dir/laptop2" && rm -f "$cluster_dir/laptop2"/export.db*
cp -r "$cluster_dir/demo" "$cluster_dir/ingested"
event_id_is_the_same() {
  "$trackside" --data "$cluster_dir/ingested" --offline ingest wattlecreek 2025-10-25 --json \
    >"$scratch/ingest" 2>"$scratch/err" || [ $? -eq 6 ]
  grep -q "$(sql fresh "SELECT id FROM events")" "$scratch/ingest"
}
check 'ingest --json names the id that the event gets' event_id_is_the_same
lap_figures() {
  lite "$cluster_dir/demo/race.db" "SELECT r.source_race_id, l.lap_number, l.lap_time_raw,
      l.lap_time_seconds, l.elapsed_race_time
    FROM laps l JOIN race_results rr ON rr.id = l.race_result_id JOIN races r ON r.id = rr.race_id
    ORDER BY 1, 2" | sed 's/\.0$//; s/\.0	/	/g' >"$scratch/here"
  sql fresh "SELECT r.source_race_id, l.lap_number, l.lap_time_raw, l.lap_time_seconds,
      l.elapsed_race_time
    FROM laps l JOIN race_results rr ON rr.id = l.race_result_id JOIN races r ON r.id = rr.race_id
    ORDER BY 1, 2" >"$scratch/there"
  diff "$scratch/here" "$scratch/there" | head -5
  cmp "$scratch/here" "$scratch/there"
}
check 'lap times arrive to the thousandth' lap_figures
check 'the session belongs to the class it names' is "$(sql fresh "SELECT count(*) FROM races r
  JOIN event_race_classes k ON k.id = r.event_race_class_id
  WHERE k.class_name = r.class_name AND NOT k.from_entry_list")" 56
check 'the day is marked complete' is "$(sql fresh "SELECT ingest_depth, last_ingested_at IS NOT NULL,
  session_type FROM events e JOIN races r ON r.event_id = e.id GROUP BY 1, 2, 3")" \
  "laps_full${tab}t${tab}practiceday"
check 'invalid laps are marked, for lack of a column, in race_metadata' is "$(sql fresh "SELECT
  sum(jsonb_array_length(race_metadata #> '{trackside,invalidLaps}')) FROM races")" \
  "$(lite "$cluster_dir/demo/race.db" 'SELECT count(*) FROM laps WHERE is_valid = 0')"

dump fresh >"$scratch/first"
unchanged_by() {
  stamp=$(sql fresh "SELECT max(updated_at) FROM (SELECT updated_at FROM laps UNION ALL
    SELECT updated_at FROM races UNION ALL SELECT updated_at FROM events) a")
  send demo fresh --tsv "$@" || return 1
  dump fresh | diff "$scratch/first" - || return 1
  is "$(sql fresh "SELECT max(updated_at) FROM (SELECT updated_at FROM laps UNION ALL
    SELECT updated_at FROM races UNION ALL SELECT updated_at FROM events) a")" "$stamp"
}
check 'the same day again is not even sent' unchanged_by
check 'the checkpoint says so' says '1 unchanged since they were sent last'
check 'compared again, no row is touched' unchanged_by --refresh
another_laptop() { send laptop2 fresh --tsv && says '1 unchanged'; }
check 'another laptop with the same pages sends nothing' another_laptop
new_target other
two_laptops() { send laptop2 other && dump other | diff "$scratch/first" -; }
check 'two laptops make the same rows with the same ids' two_laptops

# ---- verify ----

verify_is_clean() { send demo fresh --verify --json && prints '"match": true' && prints '"differences": []'; }
check 'verify finds nothing to complain about' verify_is_clean
sql fresh "UPDATE laps SET lap_time_seconds = 1 WHERE id = (SELECT min(id) FROM laps);
  DELETE FROM laps WHERE id = (SELECT max(id) FROM laps)"
verify_names() {
  exits 8 send demo fresh --verify --json && prints '"difference": "missing"' &&
    prints '"columns": "lap_time_seconds"' && prints '"match": false'
}
check 'verify names a changed and a missing row (exit 8)' verify_names
mended() { send demo fresh --refresh && dump fresh | diff "$scratch/first" -; }
check '--refresh mends them' mended

# ---- beside a foreign importer ----

new_target foreign
psql -X -q -v ON_ERROR_STOP=1 -d foreign -f "$here/foreign_importer.sql"
foreign_before() { sql foreign "SELECT id, event_name, event_date, imported_by_user_id FROM events WHERE source_event_id = '$event'"; }
foreign_before >"$scratch/event"
sql foreign 'SELECT id, driver_id FROM race_drivers ORDER BY id' >"$scratch/race_drivers"
sql foreign 'SELECT id, is_followed, track_name FROM tracks' >"$scratch/tracks"
plan_is_kept_foreign() {
  send demo foreign --dry-run --tsv && cut -f 1-5 "$scratch/out" >"$scratch/plan" || return 1
  send demo foreign --tsv && cut -f 1-5 "$scratch/out" | diff "$scratch/plan" -
}
check 'the plan holds beside foreign rows too, columns included' plan_is_kept_foreign
check 'wall-clock times are followed, and said' says "the venue's clock, as the target holds it"
check 'rows that were there keep their ids, children attach to them' is \
  "$(sql foreign "SELECT count(*) FROM races r JOIN events e ON e.id = r.event_id
      WHERE e.id = '00000000-0000-4000-8000-0000000000e1'")" 56
check 'no second event, no second session' is \
  "$(sql foreign 'SELECT count(*), count(DISTINCT source_race_id) FROM races')" "56${tab}56"
check 'name, date and importer of the event stay' sh -c "[ \"\$1\" = \"\$2\" ]" sh \
  "$(foreign_before)" "$(cat "$scratch/event")"
check 'is_followed and the name of the track stay' is \
  "$(sql foreign 'SELECT id, is_followed, track_name FROM tracks')" "$(cat "$scratch/tracks")"
check 'a manual merge of drivers stays' is "$(sql foreign "SELECT rd.driver_id FROM race_drivers rd
  JOIN races r ON r.id = rd.race_id WHERE r.source_race_id = '21285159'")" \
  00000000-0000-4000-8000-0000000000d9
check 'reviews stay' is "$(sql foreign "SELECT vehicle_type, vehicle_type_needs_review,
  vehicle_type_reviewed_by FROM event_race_classes WHERE class_name = '1/8 Electric Buggy'")" \
  "1/8 Electric${tab}f${tab}someone"
check 'metadata is merged key by key' is "$(sql foreign "SELECT metadata ->> 'note',
  metadata #>> '{practiceDayStats,totalLaps}', metadata #>> '{practiceDayStats,ofOthers}'
  FROM events")" "kept${tab}465${tab}7"
check 'known values are not overwritten by absent ones' is "$(sql foreign "SELECT
  race_metadata #>> '{practiceSessionStats,avg_top_15}' FROM races WHERE source_race_id = '21285159'")" 41.5
check 'running sums replace the zeros of the importer' is "$(sql foreign "SELECT count(*) FROM laps
  WHERE elapsed_race_time = 0")" 0
check 'a lap that we do not have is not deleted' is \
  "$(sql foreign "SELECT count(*) FROM laps WHERE lap_number = 99")" 1
foreign_again() {
  dump foreign >"$scratch/before" && send demo foreign --refresh && dump foreign | diff "$scratch/before" -
}
check 'the same again changes nothing' foreign_again

# A driver merged away stays away: all its sessions are there.
sql foreign "UPDATE race_drivers SET driver_id = '00000000-0000-4000-8000-0000000000d9'
              WHERE source_driver_id = '7745092';
             DELETE FROM drivers WHERE source_driver_id = '7745092'"
stays_merged() {
  send demo foreign --refresh &&
    is "$(sql foreign "SELECT count(*) FROM drivers WHERE source_driver_id = '7745092'")" 0
}
check 'a driver whom people merged into another does not come back' stays_merged

# ---- who is fresher ----

new_target race
cp -r "$cluster_dir/demo" "$cluster_dir/older"
lite "$cluster_dir/older/race.db" "UPDATE provenance SET fetched_at = '2020-01-01T00:00:00Z';
  UPDATE races SET duration_seconds = 1; UPDATE laps SET lap_time_ms = 1, lap_time_raw = '0.001';
  UPDATE events SET event_drivers = 77"
older_after_newer() {
  send demo race && dump race >"$scratch/fresh" && send older race &&
    dump race | diff "$scratch/fresh" -
}
check 'an older laptop does not turn a fresher row back' older_after_newer
older_again() { send older race && says '1 unchanged'; }
check 'and does not try again every time' older_again
new_target race2
newer_after_older() {
  send older race2 && send demo race2 &&
    is "$(sql race2 "SELECT count(*) FROM laps WHERE lap_time_raw = '0.001'")" 0 &&
    is "$(sql race2 'SELECT event_drivers FROM events')" 9
}
check 'a newer laptop mends what an older one wrote' newer_after_older

# ---- removed sessions ----

cp -r "$cluster_dir/demo" "$cluster_dir/removed"
lite "$cluster_dir/removed/race.db" "UPDATE races SET removed_at = '2026-11-20T00:00:00Z' WHERE source_race_id = '21285159'"
removed_is_marked() {
  send removed race && is "$(sql race "SELECT count(*), max(race_metadata #>> '{trackside,removedAt}')
    FROM races WHERE race_metadata #> '{trackside,removedAt}' IS NOT NULL")" "1${tab}2026-11-20T00:00:00Z" &&
    is "$(sql race 'SELECT count(*) FROM races')" 56
}
check 'a removed session is marked, not deleted' removed_is_marked
back_again() { send demo race --refresh && is "$(sql race "SELECT count(*) FROM races WHERE race_metadata #> '{trackside,removedAt}' IS NOT NULL")" 0; }
check 'and unmarked when it is back' back_again

# ---- one changed day of many, and names ----

new_season many season UTC 2026-01-01 12 4 5
new_target season
send many season
lite "$cluster_dir/many/race.db" "UPDATE laps SET lap_time_ms = 12345, lap_time_raw = '12.345'
  WHERE id = (SELECT min(id) FROM laps)"
one_day() {
  send many season --tsv && says '1 sent, 11 unchanged' && tallies | grep -qx 'laps 0 1 19'
}
check 'one changed lap sends one day and updates one row' one_day
check 'days can be chosen' send many season --track season --day 2026-01-03 --since 2026-01-01
check 'checkpoints are copied to this laptop' is \
  "$(lite "$cluster_dir/many/export.db" 'SELECT count(*) FROM checkpoints')" 12
sql season "DELETE FROM events WHERE source_event_id = 'season-practice-2026-01-05'"
deleted_comes_back() { send many season && says '1 sent, 11 unchanged'; }
check 'a day deleted in the target is sent again' deleted_comes_back
renamed() {
  sql season "UPDATE drivers SET display_name = 'Later Name' WHERE source_driver_id = '5000001';
    UPDATE races SET start_time = '2030-01-01' WHERE source_race_id = '1001'"
  send many season --refresh &&
    is "$(sql season "SELECT display_name FROM drivers WHERE source_driver_id = '5000001'")" 'Later Name'
}
check 'the name a driver has in a later session stays' renamed
finish
