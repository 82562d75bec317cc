#!/bin/sh
# What people do with the databases by hand: the schema as SQL, questions from stdin, backups while
# others write, a damaged file.
#   store.sh TRACKSIDE
set -u
trackside=$1
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

in_store() { # in_store STORE ARGUMENT...
  store=$1
  shift
  "$trackside" --data "$work/$store" "$@"
}
lite() { sqlite3 -init /dev/null -batch -bail -list "$@"; }
is() { [ "$1" = "$2" ] || { echo "got:  $1"; echo "want: $2"; return 1; }; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
in_store home demo >/dev/null 2>&1

# ---- db schema ----

made_of() {
  lite "$1" 'PRAGMA application_id; PRAGMA user_version; SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name'
}
makes_the_same() { # makes_the_same DATABASE
  in_store home db schema "$1" >"$work/$1.sql" && lite "$work/$1-again.db" <"$work/$1.sql" &&
    made_of "$work/home/$1.db" >"$work/here" && made_of "$work/$1-again.db" >"$work/there" &&
    diff "$work/here" "$work/there"
}
check 'db schema is SQL that makes the same race.db' makes_the_same race
check 'db schema is SQL that makes the same mirror.db' makes_the_same mirror

is_ours() {
  mkdir "$work/empty" && cp "$work/race-again.db" "$work/empty/race.db" &&
    cp "$work/mirror-again.db" "$work/empty/mirror.db" &&
    is "$(in_store empty sql 'SELECT count(*) AS n FROM laps' --csv | tr -d '\r')" 'n
0'
}
check 'what it makes is a store of ours' is_ours

# ---- sql ----

from_stdin() {
  is "$(printf -- '-- how many\nSELECT count(*) AS laps\n  FROM laps;\n' | in_store home sql - --tsv)" 'laps
477'
}
check 'a query comes from stdin' from_stdin
no_text() {
  printf 'SELECT 1\0' | in_store home sql - 2>"$work/err"
  is "$?" 2 && grep -q 'is no query' "$work/err"
}
check 'bytes on stdin that are no text are refused' no_text

# Nothing is printed before the end that never comes; the signal is sent once the store is open.
silent_one_stops() {
  "$trackside" --data "$work/home" sql 'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)
    SELECT count(*) FROM c' >/dev/null 2>"$work/err" &
  pid=$!
  while kill -0 "$pid" && ! ls -l /proc/"$pid"/fd 2>/dev/null | grep -q 'race\.db'; do :; done
  kill -INT "$pid"
  wait "$pid"
  is "$?" 130 && grep -q interrupted "$work/err"
}
check 'an endless query that prints nothing stops at SIGINT' silent_one_stops

# ---- db backup ----

# Each transaction gives all drivers one mark, so a state in between would show two.
write_on() {
  i=0
  while [ ! -e "$work/enough" ]; do
    i=$((i + 1))
    echo ".timeout 5000
      BEGIN IMMEDIATE; UPDATE drivers SET search_key = 'mark $i'; UPDATE laps SET pace_string = '$i'; COMMIT;"
  done | lite "$work/home/race.db"
}
backups_are_whole() {
  write_on &
  writer=$!
  while [ "$(lite "$work/home/race.db" "SELECT count(*) FROM laps WHERE pace_string > ''")" -eq 0 ]; do :; done
  seen=
  for i in 1 2 3 4 5; do
    in_store home db backup "$work/copy" --force >/dev/null || break
    is "$(lite "$work/copy/race.db" "SELECT count(DISTINCT search_key), count(DISTINCT pace_string),
      (SELECT count(*) FROM drivers WHERE search_key = 'mark ' || pace_string) = (SELECT count(*) FROM drivers) FROM drivers, laps")" '1|1|1' &&
      in_store copy db check >/dev/null || { i=broken; break; }
    seen="$seen $(lite "$work/copy/race.db" 'SELECT pace_string FROM laps LIMIT 1')"
  done
  : >"$work/enough"
  wait "$writer"
  is "$i" 5 && [ "$(printf '%s\n' $seen | sort -u | wc -l)" -gt 1 ]
}
check 'backups made while others write are one state each, and sound' backups_are_whole

in_use() {
  cp -r "$work/copy" "$work/busy" && echo x >"$work/busy/race.db-wal"
  in_store home db backup "$work/busy" --force 2>"$work/err"
  is "$?" 1 && grep -q 'in use' "$work/err"
}
check 'a database with a log beside it is never replaced' in_use

nothing_left() {
  mkdir "$work/half" && mkdir "$work/half/mirror.db"
  in_store home db backup "$work/half" --force >/dev/null 2>&1
  is "$?" 1 && is "$(find "$work/half" -name '*.part')" ''
}
check 'a backup that fails leaves no half copies' nothing_left

# ---- a damaged file ----

damaged_is_told() {
  cp -r "$work/copy" "$work/damaged"
  page=$(lite "$work/damaged/race.db" "SELECT max(pageno) FROM dbstat WHERE name = 'laps' AND pagetype = 'leaf'")
  dd if=/dev/zero of="$work/damaged/race.db" bs=4096 seek=$((page - 1)) count=1 conv=notrunc 2>/dev/null
  in_store damaged db check --csv >"$work/out" 2>"$work/err"
  is "$?" 8 && grep -q '^race,integrity,the file,' "$work/out"
}
check 'db check tells a damaged file' damaged_is_told
no_backup_of_it() {
  in_store damaged db backup "$work/spoilt" >/dev/null 2>"$work/err"
  is "$?" 8 && is "$(ls "$work/spoilt")" ''
}
check 'a damaged file is not backed up in silence' no_backup_of_it

echo "1..$n"
