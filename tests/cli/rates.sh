#!/bin/sh
# Rates and the daily budget hold for all processes together: the server counts.
#   rates.sh TRACKSIDE SOURCE_ROOT
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
clean_up() {
  [ -z "$server" ] || { kill "$server"; wait "$server"; } 2>/dev/null
  rm -rf "$work"
}
trap clean_up EXIT

# serve FIXTURE: a server of its own for each case; when it stops it says how often it was asked.
serve() {
  rm -f "$work/address"
  "$trackside" fixture serve "$source_root/fixtures/$1" >"$work/address" 2>"$work/served" </dev/null &
  server=$!
  tries=0
  until [ -s "$work/address" ]; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || { echo 'Bail out! the fixture is not served'; exit 1; }
    sleep 0.1
  done
  TRACKSIDE_SITE=$(sed -n '1s/listening on //p' "$work/address")
  export TRACKSIDE_SITE
}
# stop: $served is what it says.
stop() {
  kill "$server" && wait "$server"
  server=
  served=$(sed -n 's/ requests answered$//p' "$work/served")
}

# together STORE ARGUMENT...: four processes at once; their exit codes are printed, one for all that
# are the same.
together() {
  store=$1
  shift
  rm -f "$work/codes"
  pids=
  for i in 1 2 3 4; do
    ("$trackside" --data "$work/$store" "$@" >"$work/said.$i" 2>&1 </dev/null; echo $? >>"$work/codes") &
    pids="$pids $!"
  done
  # shellcheck disable=SC2086
  wait $pids
  sort -u "$work/codes"
}

export TRACKSIDE_NOW=2025-11-08T03:30:00Z
serve discover
check 'four processes that look for days spend one budget' \
  is "$(together budget discover saltbush --from 2025-05-01 --set fetch.discovery-per-minute=0 \
          --set fetch.discovery-per-day=4)" 3
stop
check 'the server was asked as often as the budget lets' is "$served" 4
check 'and so says the log' is "$(lite "$work/budget/mirror.db" 'SELECT count(*) FROM requests')" 4

serve discover
check 'four processes that renew all months keep one rate' \
  is "$(together rate discover saltbush --from 2025-05-01 --refresh --set fetch.discovery-per-minute=5 \
          --set fetch.max-wait=0)" 3
stop
check 'the server was asked as often as the rate lets' is "$served" 5

serve practice-day
check 'four processes that ingest keep the rate of session pages' \
  is "$(together sessions ingest wattlecreek 2025-10-25 --set fetch.session-per-minute=20 \
          --set fetch.max-wait=0)" 3
stop
check 'the server was asked for the list and as many sessions as the rate lets' is "$served" 21

# A minute on, the rest is asked for, and nothing twice.
serve practice-day
TRACKSIDE_NOW=2025-11-08T03:33:00Z
check 'a minute later they go on' \
  is "$(together sessions ingest wattlecreek 2025-10-25 --set fetch.session-per-minute=40)" 0
stop
check 'the server was asked for what was missing' is "$served" 36
echo "1..$n"
