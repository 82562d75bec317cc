#!/bin/bash
# Files that are written for somebody: whole or not there, whoever else writes at the same time, and never through a link.
#   writers.sh TRACKSIDE
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

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022
export TRACKSIDE_DATA=$work/data
lite() { sqlite3 -init /dev/null -batch -bail -list "$@"; }
is() { [ "$1" = "$2" ] || { echo "got:  $1"; echo "want: $2"; return 1; }; }
"$trackside" demo --data "$TRACKSIDE_DATA" >/dev/null 2>&1 || exit 1
lite "$work/data/race.db" <"$(dirname "$0")/race_event.sql" || exit 1
day=wattlecreek-practice-2025-10-25

# all COMMAND...: four of it at once, each of which has to end well.
all() {
  children=
  for i in 1 2 3 4; do
    "$@" >/dev/null 2>"$work/stderr.$i" </dev/null &
    children="$children $!"
  done
  bad=0
  for child in $children; do wait "$child" || bad=$((bad + 1)); done
  [ $bad -eq 0 ] || { cat "$work"/stderr.*; return 1; }
}
no_parts() { is "$(find "$work" -name '*.part*')" ''; }

stats() { "$trackside" stats --prometheus --output "$work/stats.prom"; }
stats || exit 1
# A reader who looks all the time meets a whole file each time.
seen() {
  stop=$work/stop
  rm -f "$stop"
  { while [ ! -e "$stop" ]; do tail -c 1 "$work/stats.prom" | od -An -c | grep -q '\\n' || { echo cut; break; }; done; } >"$work/seen" &
  reader=$!
  all stats && all stats
  r=$?
  touch "$stop"
  wait $reader
  is "$(cat "$work/seen")" '' && return $r
}
check 'four at once write one file, and nobody sees half of it' seen
check 'nothing else is left' no_parts

days() { "$trackside" export ndjson "$work/days" --day "$1"; }
both() {
  days 2025-10-25 >/dev/null 2>"$work/stderr.1" & one=$!
  days 2025-11-15 >/dev/null 2>"$work/stderr.2" & other=$!
  wait $one && wait $other || { cat "$work"/stderr.*; return 1; }
  is "$(grep -c '"file"' "$work/days/manifest.json")" 2 && "$trackside" --data "$work/club" import ndjson "$work/days" >/dev/null
}
check 'two exports into one directory keep the days of both' both
one_wins() {
  for i in 1 2 3; do "$trackside" export sqlite "$work/one.db" >/dev/null 2>&1 & done
  wait
  is "$(lite "$work/one.db" 'PRAGMA integrity_check; SELECT count(*) FROM events')" 'ok
2'
}
check 'of several exports to one name one is there, whole' one_wins
check 'nothing of the others is left' no_parts

# ---- what is there already
ln -s "$work/nowhere" "$work/link"
refused() { "$@" >/dev/null 2>"$work/stderr"; r=$?; [ $r -ne 0 ] && [ ! -e "$work/nowhere" ] && [ -L "$work/link" ] || { echo "exit $r"; cat "$work/stderr"; return 1; }; }
check 'a database is not written through a link that leads nowhere' refused "$trackside" export sqlite "$work/link"
check 'nor a report' refused "$trackside" bug-report practice:session:21287637 --seed 1 --yes --output "$work/link"
replaced() {
  "$trackside" stats --prometheus --output "$work/link" && [ ! -e "$work/nowhere" ] && [ ! -L "$work/link" ] && [ -s "$work/link" ]
}
check 'a file that is replaced takes the place of the link' replaced
mkfifo "$work/fifo"
no_file() { "$trackside" stats --prometheus --output "$1" >/dev/null 2>"$work/stderr"; is "$?" 1 && grep -q 'is no file' "$work/stderr" && [ "$2" "$1" ]; }
check 'a pipe is no file to replace' no_file "$work/fifo" -p
check 'nor is a device' no_file /dev/null -c
check 'nor is a directory' no_file "$work/days" -d

# ---- for whom
mode() { is "$(stat -c %a "$1")" "$2"; }
check 'a file is its owner'\''s alone' mode "$work/stats.prom" 600
opened() { chmod 644 "$work/stats.prom" && stats && mode "$work/stats.prom" 644; }
check 'until the owner opens it for others' opened
check 'a database too' mode "$work/one.db" 600
check 'and days' mode "$work/days/$(ls "$work/days" | grep ndjson | head -n 1)" 600

# ---- what the dead left
( exit 0 ) & gone=$!
wait $gone
swept() {
  touch "$work/stats.prom.part-$gone-0011" "$work/two.db.part-$gone-0022" "$work/two.db.part-$gone-0022-journal" "$work/two.db.part-$$-0033"
  stats && "$trackside" export sqlite "$work/two.db" >/dev/null &&
    is "$(cd "$work" && ls -d ./*.part*)" "./two.db.part-$$-0033"
}
check 'the next one takes away what the dead left, and nothing of the living' swept

echo "1..$n"
