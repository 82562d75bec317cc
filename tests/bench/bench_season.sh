#!/bin/sh
# bench_season.sh TRACKSIDE BENCH_INGEST RENDER_DAY PYTHON SOURCE_ROOT [DAYS [DAYS]]: what a season costs. Figures
# are printed, not judged; ratios are of this run. 180 days of 50 sessions come as pages; stores of a
# hundred thousand and of ten million laps are made of rows.
set -eu
trackside=$1
bench_ingest=$2
render_day=$3
python=$4
source_root=$5
days=${6:-180}
large_days=${7:-10000}
here=$source_root/tests

work=$(mktemp -d)
server=
clean_up() {
  [ -z "$server" ] || { kill "$server"; wait "$server"; } 2>/dev/null
  rm -rf "$work"
}
trap clean_up EXIT

lite() { sqlite3 -init /dev/null -batch -bail -list "$@"; }
milliseconds() { date +%s%3N; }
# measure NAME COMMAND...: sets ms, and prints it.
measure() {
  measured=$1
  shift
  before=$(milliseconds)
  "$@" >"$work/out" 2>"$work/err" </dev/null || { echo "Bail out! $measured: $(cat "$work/err")"; exit 1; }
  ms=$(($(milliseconds) - before))
  printf '# %-44s %8d ms\n' "$measured" $ms
}
ratio() { # NAME A B
  awk -v name="$1" -v a="$2" -v b="$3" 'BEGIN { printf "# %-44s %11.3f\n", name, a / (b > 0 ? b : 1) }'
}
store() { # store NAME ARGUMENT...
  in_store=$1
  shift
  "$trackside" --data "$work/$in_store" --set fetch.session-per-minute=0 --set fetch.discovery-per-minute=0 \
    --set fetch.discovery-per-day=0 "$@"
}

# ---- a season of pages ----

mkdir "$work/text" "$work/pages"
"$python" "$here/bench/season.py" "$work/text" season 2025-01-01 "$days" 50 10
# shellcheck disable=SC2046
"$render_day" $(ls -r "$work"/text/day-*.txt) "$work/pages"
"$trackside" fixture serve "$work/pages" >"$work/address" 2>/dev/null </dev/null &
server=$!
until [ -s "$work/address" ]; do sleep 0.1; done
TRACKSIDE_SITE=$(sed -n '1s/listening on //p' "$work/address")
TRACKSIDE_NOW=2025-12-31T00:00:00Z
export TRACKSIDE_SITE TRACKSIDE_NOW
range="season --from 2025-01-01 --to $(date -d "2025-01-01 + $((days - 1)) days" +%F)"
# shellcheck disable=SC2086
measure 'mirror the pages, over HTTP on loopback' store season mirror $range -q

mkdir "$work/halves"
"$bench_ingest" "$work/season" "$work/halves" | tee "$work/bench"
write_ms=$(awk '/^# writing rows  /{ print $4 * 1000 }' "$work/bench")

# shellcheck disable=SC2086
measure 'ingest of the stored pages' store season --offline ingest $range -q
ingest_ms=$ms
content=$(sha256sum <"$work/season/race.db")
# shellcheck disable=SC2086
measure 'ingest of the same pages again' store season --offline ingest $range -q
ratio '  against the first' "$ms" "$ingest_ms"
[ "$(sha256sum <"$work/season/race.db")" = "$content" ] && echo '#   bytes of race.db that changed: 0'
measure 'rebuild of what is there' store season rebuild -q
ratio '  against the ingest' "$ms" "$ingest_ms"
rm "$work/season/race.db"
measure 'rebuild without race.db' store season rebuild -q
ratio '  against the ingest' "$ms" "$ingest_ms"

# sqlite3 .import of the laps, the other tables from database to database, into the same schema.
race=$work/season/race.db
lite "$race" "SELECT sql || ';' FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL
               AND name NOT LIKE 'sqlite_%' ORDER BY rowid" >"$work/schema.sql"
lite "$race" "SELECT group_concat(name) FROM pragma_table_info('laps')" >"$work/columns"
sqlite3 -init /dev/null -csv "$race" "SELECT $(cat "$work/columns") FROM laps" >"$work/laps.csv"
lite "$work/import.db" 'PRAGMA journal_mode = WAL' ".read $work/schema.sql" \
  'ALTER TABLE laps DROP COLUMN lap_time_seconds' 'ALTER TABLE laps DROP COLUMN elapsed_race_time' >/dev/null # .import counts them
copy=$(for table in tracks drivers events event_race_classes races race_drivers race_results provenance; do
  columns=$(lite "$race" "SELECT group_concat(name) FROM pragma_table_info('$table')")
  echo "INSERT INTO main.$table ($columns) SELECT $columns FROM grown.$table;"
done)
measure 'sqlite3 .import of the same rows' sqlite3 -init /dev/null -batch -bail "$work/import.db" \
  'PRAGMA ignore_check_constraints = ON' "ATTACH '$race' AS grown" 'BEGIN' "$copy" \
  ".import --csv $work/laps.csv laps" 'COMMIT'
import_ms=$ms
ratio '  writing rows, of an ingest, against .import (aim 1.3)' "$write_ms" "$import_ms"
store season export ndjson "$work/lines" >/dev/null 2>&1
measure 'import ndjson of the same rows' store loaded import ndjson "$work/lines" -q
ratio '  against .import' "$ms" "$import_ms"

# ---- stores of a hundred thousand and of ten million laps ----

# rows NAME DAYS: so many days of 50 sessions of 20 laps.
rows() {
  mkdir "$work/$1"
  lite "$work/season/race.db" "VACUUM INTO '$work/$1/race.db'"
  lite "$work/season/mirror.db" "VACUUM INTO '$work/$1/mirror.db'"
  lite "$work/$1/race.db" 'PRAGMA foreign_keys = ON; DELETE FROM events; DELETE FROM drivers; DELETE FROM tracks;
    PRAGMA journal_mode = WAL' >/dev/null
  lite "$work/$1/race.db" 'PRAGMA synchronous = OFF' '.parameter init' ".parameter set :track \"'rows'\"" \
    ".parameter set :zone \"'Australia/Sydney'\"" ".parameter set :first \"'1998-01-01'\"" \
    ".parameter set :days $2" '.parameter set :sessions 50' '.parameter set :laps 20' \
    ".read $here/postgres/season.sql"
}
# ask NAME COMMAND...: ten times, so that starting the program does not drown what is asked.
ask() {
  asked=$1
  shift
  for _ in 1 2 3 4 5 6 7 8 9 10; do store "$asked" "$@" || return 1; done
}
rows small 100
rows large "$large_days"
session=$(lite "$work/small/race.db" "SELECT source_race_id FROM races LIMIT 1 OFFSET 2500")
compare() { # compare NAME COMMAND...
  what=$1
  shift
  measure "$what, ten times, 100 thousand laps" ask small "$@"
  small_ms=$ms
  measure "$what, ten times, 10 million laps" ask large "$@"
  ratio '  ten million against a hundred thousand' "$ms" "$small_ms"
}
compare 'days of a month' days rows --from 1998-02-01 --to 1998-02-28 --json
compare 'sessions of a day' sessions rows 1998-02-14 --json
compare 'show of a session' show "$session" --json
echo 'ok 1 - measured'
echo '1..1'
