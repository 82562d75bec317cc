#!/bin/sh
# Several processes on one data directory: a page is asked for once, a day is there once, nobody is
# turned away, and a killed one blocks nobody.
#   side_by_side.sh TRACKSIDE SOURCE_ROOT
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

work=$(mktemp -d)
server=
stop() {
  [ -z "$server" ] || { kill "$server"; wait "$server"; } 2>/dev/null
  rm -rf "$work"
}
trap stop EXIT
"$trackside" fixture serve "$source_root/fixtures/practice-day" >"$work/address" 2>/dev/null </dev/null &
server=$!
tries=0
until [ -s "$work/address" ]; do
  tries=$((tries + 1))
  [ $tries -lt 100 ] || { echo 'Bail out! the fixture is not served'; exit 1; }
  sleep 0.1
done
TRACKSIDE_SITE=$(sed -n '1s/listening on //p' "$work/address")
TRACKSIDE_NOW=2025-10-28T06:00:00Z
export TRACKSIDE_SITE TRACKSIDE_NOW

ingest() { # ingest STORE ARGUMENT...
  store=$1
  shift
  "$trackside" --data "$work/$store" ingest wattlecreek 2025-10-25 --set fetch.session-per-minute=0 \
    --set fetch.discovery-per-minute=0 --set fetch.discovery-per-day=0 "$@" </dev/null
}

# eight STORE: eight at once; their exit codes and what they say are kept.
eight() {
  rm -f "$work"/said.* "$work/codes"
  pids=
  for i in 1 2 3 4 5 6 7 8; do
    (ingest "$1" >"$work/said.$i" 2>&1; echo $? >>"$work/codes") &
    pids="$pids $!"
  done
  # shellcheck disable=SC2086
  wait $pids
  [ "$(sort -u "$work/codes")" = 0 ] || { sort "$work/codes"; cat "$work"/said.*; return 1; }
  ! grep -i 'locked\|busy' "$work"/said.* || return 1
}

check 'eight processes ingest one day at once' eight one
requests() { lite "$work/one/mirror.db" 'SELECT count(*), count(DISTINCT cache_key) FROM requests'; }
check 'each page was asked for once' is "$(requests)" '57|57'
rows="SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM races), (SELECT count(*) FROM race_results),
  (SELECT count(*) FROM laps), (SELECT count(DISTINCT source_race_id) FROM races)"
check 'and the day is there once' is "$(lite "$work/one/race.db" "$rows")" '1|56|56|477|56'

# Round after round over a growing store, while somebody reads.
rounds() {
  for round in $(seq 20); do
    eight one || return 1
    "$trackside" --data "$work/one" sessions wattlecreek 2025-10-25 >/dev/null 2>"$work/read" </dev/null ||
      { cat "$work/read"; return 1; }
    is "$(lite "$work/one/race.db" "$rows")" '1|56|56|477|56' || return 1
  done
  is "$(requests)" '57|57'
}
check 'eight processes, twenty rounds: one copy, nobody turned away' rounds
check 'the store is sound' is "$(lite "$work/one/race.db" 'PRAGMA integrity_check; PRAGMA foreign_key_check')" ok

# A killed process leaves no lock: the others go on where it was.
killed() {
  ingest two >"$work/first" 2>&1 &
  first=$!
  until [ "$(lite "$work/two/mirror.db" 'SELECT count(*) > 5 FROM requests' 2>/dev/null)" = 1 ]; do sleep 0.02; done
  kill -KILL "$first"
  wait "$first"
  eight two && is "$(lite "$work/two/race.db" "$rows")" '1|56|56|477|56'
}
check 'a process killed half-way blocks nobody' killed
again() { lite "$work/two/mirror.db" "SELECT count(*) FROM (SELECT 1 FROM requests WHERE outcome = 'answered'
                                       GROUP BY cache_key HAVING count(*) > 1)"; }
check 'and no page that it had stored is asked for again' is "$(again)" 0
echo "1..$n"
