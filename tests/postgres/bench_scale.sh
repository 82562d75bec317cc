#!/bin/sh
# bench_scale.sh TRACKSIDE SOURCE_ROOT: one exporter and eight, into laps partitioned by year, empty and
# with TRACKSIDE_BENCH_LAPS of them (a million unless said otherwise); each brings TRACKSIDE_BENCH_DAYS days
# of 3,000 laps (20): laps a second, waits for locks, WAL. Figures are printed, not judged. The server
# writes as in earnest: fsync on.
set -eu
trackside=$1
source_root=$2
. "$source_root/tests/postgres/export_lib.sh"
laps=${TRACKSIDE_BENCH_LAPS:-1000000}
cluster_shared_buffers=1GB
cluster_options='-c fsync=on -c full_page_writes=on -c synchronous_commit=on -c max_wal_size=8GB -c maintenance_work_mem=512MB'
start

milliseconds() { date +%s%3N; }
wal() { sql postgres "SELECT pg_current_wal_insert_lsn() - '0/0'"; }
waiting() { sql postgres "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"; }
days=${TRACKSIDE_BENCH_DAYS:-20} sessions=60 laps_each=50
per_exporter=$((days * sessions * laps_each))
new_season seed seed UTC 2016-01-01 1 1 2 # the first year there is a partition for
for i in 0 1 2 3 4 5 6 7 8; do
  new_season "store$i" "track$i" UTC 2025-06-01 $days $sessions $laps_each
done

# exporters NAME DATABASE FIRST LAST: stores FIRST to LAST at once; prints what came of it.
exporters() {
  name=$1 into=$2 # `database` belongs to sql
  n=$(($4 - $3 + 1))
  rm -f "$scratch/ended" "$scratch/waits"
  wal_before=$(wal)
  before=$(milliseconds)
  for i in $(seq "$3" "$4"); do
    ("$trackside" --data "$cluster_dir/store$i" export postgres --to "dbname=$into" \
      >/dev/null 2>"$scratch/err.$i" </dev/null && echo 0 >>"$scratch/ended" || echo "$?" >>"$scratch/ended") &
  done
  samples=0
  until [ "$(wc -l 2>/dev/null <"$scratch/ended" || echo 0)" = "$n" ]; do
    waiting >>"$scratch/waits"
    samples=$((samples + 1))
    sleep 0.2
  done
  took=$(($(milliseconds) - before))
  grep -qvx 0 "$scratch/ended" && { cat "$scratch"/err.*; exit 1; }
  awk -v name="$name" -v n="$n" -v laps=$((n * per_exporter)) -v ms="$took" -v wal=$(($(wal) - wal_before)) \
    '{ waits += $1; if ($1 > most) most = $1 }
     END { printf "# %-34s %7d laps %8d ms %7.0f laps/s  %6.1f bytes of WAL/lap  %5.2f waiting for locks (at most %d)\n",
           name, laps, ms, laps * 1000 / ms, wal / laps, waits / NR, most }' "$scratch/waits"
}

made() { # DATABASE
  createdb "$1"
  send seed "$1" --create-schema --partition-by year || { cat "$scratch/err"; exit 1; }
}
echo "# $(nproc) processors, PostgreSQL $(sql postgres 'SHOW server_version')"
for state in empty full; do
  made $state
  if [ $state = full ]; then
    before=$(milliseconds)
    psql -X -q -v ON_ERROR_STOP=1 -v "laps=$laps" -d full -f "$here/scale.sql"
    echo "# $laps laps loaded in $(($(milliseconds) - before)) ms; the database has $(sql full \
      'SELECT pg_size_pretty(pg_database_size(current_database()))'), $(sql full \
      "SELECT count(*) FROM pg_inherits WHERE inhparent = 'laps'::regclass") partitions"
  fi
  exporters "$state, one exporter" $state 0 0
  exporters "$state, eight exporters" $state 1 8
done
echo "# deadlocks: $(sql postgres 'SELECT sum(deadlocks) FROM pg_stat_database')"
rm -f "$cluster_dir/store0/export.db"
exporters 'full, unchanged, from the target' full 0 0
echo 'ok 1 - measured'
echo '1..1'
