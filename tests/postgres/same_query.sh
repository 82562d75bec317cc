#!/bin/sh
# same_query.sh TRACKSIDE SOURCE_ROOT: one query works on both sides, race.db and PostgreSQL.
#
# Ingests the bundled practice day, copies the central columns of race.db into the tables of
# central.sql, and gives every file of queries/ to both, unchanged. What PostgreSQL refuses of the
# rows (a NULL, an unknown enum value, a second row of one natural key, a reference to nothing, text
# that is no JSON or no moment) fails the table's line.
set -eu
trackside=$1
source_root=$2
here=$source_root/tests/postgres
export LC_ALL=C
. "$here/cluster.sh"

count=0

# report STATUS NAME FILE: one TAP line; on failure what FILE says about it.
report() {
  count=$((count + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $count - $2"
  else
    echo "not ok $count - $2"
    head -n 60 "$3" | sed 's/^/# /'
  fi
}

# check NAME COMMAND...: passes when COMMAND does; its output tells what is wrong.
check() {
  name=$1
  shift
  status=0
  "$@" >"$scratch/why" 2>&1 || status=$?
  report "$status" "$name" "$scratch/why"
}

bail_out() {
  echo "Bail out! $1"
  exit 1
}

# Both shells: no start-up file of the user's, tab between columns, NULL spelt out.
on_race_db() {
  sqlite3 -init /dev/null -batch -bail -readonly -list -separator "$tab" -nullvalue NULL \
    "$race_db" "$@"
}
on_postgres() { psql -X -q -A -t -F "$tab" -P null=NULL -v ON_ERROR_STOP=1 "$@"; }

# ---- columns, each as TABLE.COLUMN ----

central_columns() {
  on_postgres -c "SELECT table_name || '.' || column_name FROM information_schema.columns
                   WHERE table_schema = 'public' AND $1" | sort
}

race_columns() {
  on_race_db "SELECT s.name || '.' || c.name FROM sqlite_schema s, pragma_table_xinfo(s.name) c
               WHERE s.type = 'table' AND $1" | sort
}

# is_within CENTRAL RACE: every line of CENTRAL, which has some, is in RACE; else prints which not.
is_within() {
  comm -23 "$1" "$2" >"$scratch/only_central"
  sed 's/^/not so in race.db: /' "$scratch/only_central"
  [ -s "$1" ] && [ ! -s "$scratch/only_central" ]
}

check_columns() {
  central_columns true >"$scratch/central"
  central_columns "is_nullable = 'NO'" >"$scratch/central.not_null"
  race_columns true >"$scratch/race"
  race_columns '(c."notnull" OR c.pk)' >"$scratch/race.not_null"
  # Of the tables that practice days fill, which are those of central.sql.
  cut -d. -f1 "$scratch/central" | sort -u | sed 's/^/^/; s/$/[.]/' >"$scratch/tables"
  grep -f "$scratch/tables" "$source_root/tests/store/central_columns.txt" | sort >"$scratch/listed"

  check 'race.db has every central column' is_within "$scratch/central" "$scratch/race"
  check 'race.db refuses NULL where the central tables do' \
    is_within "$scratch/central.not_null" "$scratch/race.not_null"
  check 'central_columns.txt lists the columns of central.sql' \
    diff -u --label central.sql "$scratch/central" --label central_columns.txt "$scratch/listed"
}

# ---- rows ----

# Nothing is converted on the way. In the CSV of sqlite3 an absent value is empty and an empty text
# is "", which is how PostgreSQL reads them; 1 is true; a T within a moment is read and its Z passed
# over; integer keys become text.
copy_table() {
  columns=$(on_postgres -c "SELECT string_agg(column_name, ', ' ORDER BY ordinal_position)
                              FROM information_schema.columns
                             WHERE table_schema = 'public' AND table_name = '$1'")
  on_race_db -csv -separator , -nullvalue '' "SELECT $columns FROM $1" >"$scratch/rows" &&
    on_postgres -c "COPY $1 ($columns) FROM STDIN (FORMAT csv)" <"$scratch/rows" &&
    echo "SELECT count(*) FROM $1;" >"$scratch/count.sql" &&
    both_sides "$scratch/count.sql"
}

# ---- queries ----

# both_sides FILE: gives the same rows in the same order, and at least one; else prints both sides.
both_sides() {
  on_race_db <"$1" >"$scratch/from_race_db" &&
    on_postgres -f "$1" >"$scratch/from_postgres" &&
    diff -u --label race.db "$scratch/from_race_db" --label PostgreSQL "$scratch/from_postgres" ||
    return 1
  [ -s "$scratch/from_race_db" ] || { echo "no row on either side"; return 1; }
}

# ---- the whole ----

cluster_start || bail_out 'no PostgreSQL to test against'
tab=$(printf '\t')
scratch=$cluster_dir/scratch
race_db=$cluster_dir/data/race.db
mkdir "$scratch"

"$trackside" --data "$cluster_dir/data" demo >"$scratch/demo" 2>&1 </dev/null || {
  sed 's/^/# /' "$scratch/demo"
  bail_out 'trackside demo failed'
}
on_postgres -f "$here/central.sql"

check_columns
for table in tracks events event_race_classes drivers races race_drivers race_results laps; do
  check "PostgreSQL takes every row of $table" copy_table "$table"
done
for query in "$here"/queries/*.sql; do
  check "on both sides: $(basename "$query" .sql | tr _ ' ')" both_sides "$query"
done
echo "1..$count"
