#!/bin/sh
# bench_export.sh TRACKSIDE SOURCE_ROOT: 180,000 laps; time and WAL of a first export, an unchanged one
# and one after a day changed, beside COPY and row-at-a-time upserts of the same laps. Figures are
# printed, not judged; ratios are of this run.
set -eu
trackside=$1
source_root=$2
. "$source_root/tests/postgres/export_lib.sh"
cluster_shared_buffers=256MB # as a server has: the indexes of 180,000 laps fit
start

wal() { sql postgres "SELECT pg_current_wal_insert_lsn() - '0/0'"; }
milliseconds() { date +%s%3N; }

# measure NAME COMMAND...: sets NAME_ms and NAME_wal.
measure() {
  name=$1
  shift
  wal_before=$(wal)
  before=$(milliseconds)
  "$@" >"$scratch/why" 2>&1 || { cat "$scratch/why" "$scratch/err"; exit 1; }
  eval "${name}_ms=$(($(milliseconds) - before)) ${name}_wal=$(($(wal) - wal_before))"
  eval "printf '# %-34s %8d ms %12d bytes of WAL\n' $name \$${name}_ms \$${name}_wal"
}
ratio() { # NAME A B
  awk -v name="$1" -v a="$2" -v b="$3" 'BEGIN { printf "# %-50s %8.4f\n", name, a / b }'
}

new_season bench season UTC 2026-01-01 60 60 50
new_target bench
psql -X -q -d bench -c 'CREATE INDEX ON laps (race_result_id, lap_number)' \
  -c 'CREATE INDEX ON laps (race_result_id)' -c 'CREATE INDEX ON laps (lap_number)'
measure first_export send bench bench
measure unchanged_export send bench bench
measure unchanged_compared send bench bench --refresh
lite "$cluster_dir/bench/race.db" "UPDATE laps SET lap_time_ms = lap_time_ms + 1 WHERE race_result_id IN
  (SELECT rr.id FROM race_results rr JOIN races r ON r.id = rr.race_id WHERE r.event_id = 30)"
measure one_day_changed send bench bench

sql bench "COPY laps TO '$cluster_dir/server/laps.copy'"
sql bench 'CREATE TABLE bare (LIKE laps)' 'CREATE TABLE keyed (LIKE laps INCLUDING ALL,
  FOREIGN KEY (race_result_id) REFERENCES race_results (id))' \
  'CREATE TABLE single (LIKE laps INCLUDING ALL,
  FOREIGN KEY (race_result_id) REFERENCES race_results (id))'
measure copy_bare psql -X -q -d bench -c "\\copy bare FROM '$cluster_dir/server/laps.copy'"
measure copy_keyed psql -X -q -d bench -c "\\copy keyed FROM '$cluster_dir/server/laps.copy'"

# One statement and one round trip for each lap, in one transaction.
sql bench "COPY (SELECT format('INSERT INTO single (id, race_result_id, lap_number, position_on_lap,
  lap_time_raw, lap_time_seconds, elapsed_race_time, updated_at) VALUES (%L, %L, %s, 1, %L, %s, %s, now())
  ON CONFLICT (race_result_id, lap_number) DO UPDATE SET lap_time_seconds = excluded.lap_time_seconds;',
  id, race_result_id, lap_number, lap_time_raw, lap_time_seconds, elapsed_race_time) FROM laps)
  TO '$cluster_dir/server/rows.txt'"
tr -d '\\' <"$cluster_dir/server/rows.txt" | sed 's/n  / /g' >"$scratch/rows.sql"
measure row_at_a_time psql -X -q -1 -v ON_ERROR_STOP=1 -d bench -f "$scratch/rows.sql"

ratio 'first export / COPY into the bare table' "$first_export_ms" "$copy_bare_ms"
ratio 'first export / COPY into the keyed table (aim 1.6)' "$first_export_ms" "$copy_keyed_ms"
ratio 'row at a time / first export (aim 6)' "$row_at_a_time_ms" "$first_export_ms"
ratio 'unchanged / first export, time' "$unchanged_export_ms" "$first_export_ms"
ratio 'unchanged / first export, WAL (aim 0.02)' "$unchanged_export_wal" "$first_export_wal"
ratio 'unchanged, all compared / first export, WAL' "$unchanged_compared_wal" "$first_export_wal"
ratio 'one day changed / first export, time' "$one_day_changed_ms" "$first_export_ms"
ratio 'one day changed / first export, WAL' "$one_day_changed_wal" "$first_export_wal"
echo 'ok 1 - measured'
echo '1..1'
