#!/bin/sh
# export_partitions.sh TRACKSIDE SOURCE_ROOT: --create-schema --partition-by year.
set -eu
trackside=$1
source_root=$2
. "$source_root/tests/postgres/export_lib.sh"
start
export TRACKSIDE_NOW=2026-02-01T00:00:00Z

new_season years years UTC 2024-12-30 4 3 5
createdb parts
check 'it makes partitions from the first year to the next' send years parts --create-schema --partition-by year
partitions() { sql parts "SELECT string_agg(inhrelid::regclass::text, ' ' ORDER BY 1) FROM pg_inherits WHERE inhparent = 'laps'::regclass"; }
check 'and one for what comes without' is "$(partitions)" 'laps_2024 laps_2025 laps_2026 laps_2027 laps_other'
check 'laps lie where their day is' is "$(sql parts 'SELECT tableoid::regclass, event_date::date, count(*) FROM laps
  GROUP BY 1, 2 ORDER BY 2' | tr '\t\n' ' ,')" \
  'laps_2024 2024-12-30 15,laps_2024 2024-12-31 15,laps_2025 2025-01-01 15,laps_2025 2025-01-02 15,'
unchanged() {
  dump parts >"$scratch/before"
  send years parts --refresh --tsv && dump parts | diff "$scratch/before" - || return 1
  ! tallies | grep -v ' 0 0 [0-9]*$'
}
check 'compared again nothing changes' unchanged
check '--verify agrees' send years parts --verify
same_as_plain() {
  new_target plain
  send years plain
  for database in parts plain; do
    sql $database "SELECT id, race_result_id, lap_number, lap_time_raw, lap_time_seconds, elapsed_race_time
      FROM laps ORDER BY id" >"$scratch/$database"
  done
  [ -s "$scratch/plain" ] && diff "$scratch/parts" "$scratch/plain"
}
check 'they are the laps of a table in one piece, ids and all' same_as_plain
one_lap() {
  lite "$cluster_dir/years/race.db" "UPDATE laps SET lap_time_ms = 12345, lap_time_raw = '12.345' WHERE id = 1"
  send years parts --tsv && tallies | grep -qx 'laps 0 1 14' && is "$(sql parts "SELECT count(*) FROM laps WHERE lap_time_raw = '12.345'")" 1
}
check 'a changed lap is one update' one_lap
moved_day() {
  sql parts "UPDATE events SET event_date = '2026-06-06' WHERE source_event_id = 'years-practice-2025-01-02'"
  send years parts --refresh --tsv && tallies | grep -qx 'laps 0 0 60' && send years parts --verify
}
check 'a day that people move in the target leaves its laps where they are' moved_day
verified_missing() {
  sql parts "DELETE FROM laps WHERE id = (SELECT min(id) FROM laps_2025)"
  exits 8 send years parts --verify --json && prints '"difference": "missing"' && send years parts --refresh &&
    is "$(sql parts 'SELECT count(*) FROM laps_2025')" 30
}
check 'a missing lap is found, and comes back into its partition' verified_missing

# A season that nobody made a partition for.
new_season years years UTC 2031-05-01 1 3 5
other() { send years parts && is "$(sql parts 'SELECT count(*) FROM laps_other')" 15; }
check 'a year without a partition goes into laps_other' other
later() {
  TRACKSIDE_NOW=2031-06-01T00:00:00Z send years parts --create-schema --partition-by year &&
    is "$(sql parts 'SELECT count(*) FROM laps_other')" 0 && is "$(sql parts 'SELECT count(*) FROM laps_2031')" 15 &&
    is "$(sql parts 'SELECT count(*) FROM laps')" 75 && send years parts --refresh && is "$(sql parts 'SELECT count(*) FROM laps')" 75
}
check 'made later, it takes its laps over' later
check 'without --partition-by a partitioned target is as it is' send years parts --create-schema

# ---- refusals ----

plain() { exits 1 send years plain --create-schema --partition-by year && says 'not in partitions by year'; }
check 'laps in one piece are not touched' plain
check 'only years' exits 2 send years parts --create-schema --partition-by month
check 'only with --create-schema' exits 2 send years parts --partition-by year
finish
