#!/bin/sh
# Progress: a bar on a terminal, a line for each page in a pipe, an object for each event, or nothing.
#   progress.sh TRACKSIDE SOURCE_ROOT
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
"$trackside" fixture serve "$source_root/fixtures/practice-day" >"$work/address" 2>/dev/null </dev/null &
server=$!
tries=0
until [ -s "$work/address" ]; do
  tries=$((tries + 1))
  [ $tries -lt 100 ] || { echo 'Bail out! the fixture is not served'; exit 1; }
  sleep 0.1
done
TRACKSIDE_SITE=$(sed -n '1s/listening on //p' "$work/address")
TRACKSIDE_NOW=2025-11-05T00:00:00Z
TERM=xterm
export TRACKSIDE_SITE TRACKSIDE_NOW TERM trackside work

ingest='"$trackside" ingest wattlecreek 2025-10-25 --set fetch.session-per-minute=0'

# on_terminal STORE WIDTH OPTION...: what a terminal of that width is sent, in $work/screen.txt, an
# escape to the line.
on_terminal() {
  TRACKSIDE_DATA=$work/$1
  width=$2
  shift 2
  export TRACKSIDE_DATA
  script -qec "stty cols $width; $ingest $* >/dev/null" "$work/typescript.txt" </dev/null >/dev/null &&
    tr '\r\033' '\n\n' <"$work/typescript.txt" >"$work/screen.txt"
}
has() { grep -q -- "$1" "$work/screen.txt" || { cat "$work/screen.txt"; return 1; }; }
lacks() { ! grep -- "$1" "$work/screen.txt"; }

check 'a day is ingested on a terminal' on_terminal bar 100
check 'a bar grows there' has '^\[K\[#*\.*\] 28/56 '
check 'with what is left and what is in hand' has '\] 28/56 ETA 0:[0-9][0-9] practice:session:'
check 'no line of it is wider than the terminal' lacks '^\[K\[.\{99\}'
check 'and it is taken away in the end' is "$(tail -n 3 "$work/screen.txt" | grep -c '\] ')" 0
check 'on a narrow terminal' on_terminal narrow 40
check 'the line is cut to fit' lacks '^\[K\[.\{39\}'
check 'with --no-progress' on_terminal none 100 --no-progress
check 'there is no bar' lacks '28/56'
check 'with -q' on_terminal quiet 100 -q
check 'there is nothing' is "$(grep -c . "$work/screen.txt")" "$(grep -c '^Script' "$work/screen.txt")"

# piped STORE OPTION...: what a pipe is sent, in $work/piped.txt.
piped() {
  TRACKSIDE_DATA=$work/$1
  shift
  export TRACKSIDE_DATA
  eval "$ingest $*" 2>&1 >/dev/null </dev/null | cat >"$work/piped.txt"
}
n_lines() { grep -c -- "$1" "$work/piped.txt"; }
is_n() { is "$(n_lines "$1")" "$2"; }
check 'a day is ingested into a pipe' piped lines
check 'a line for the list' is_n '^\[1/1\] stored practice:day:wattlecreek:2025-10-25$' 1
check 'a line for each session page' is_n '^\[[0-9]*/56\] stored practice:session:[0-9]*$' 56
check 'no escape' is_n "$(printf '\033')" 0
check 'again, from what is stored' piped lines
check 'nobody waits for that: no line' is_n 'practice:' 0
check 'with --no-progress' piped no --no-progress
check 'there is no line for a page' is_n 'practice:' 0
check 'with -q' piped no2 -q
check 'there is no line at all' is_n . 0

# events SQL: over the objects of a log, one a line.
events() {
  lite :memory: "WITH log AS (SELECT value AS event
                   FROM json_each('[' || replace(rtrim(readfile('$work/piped.txt'), char(10)), char(10), ',') || ']'))
                 SELECT $1 FROM log"
}
check 'with --log-format json' piped log --log-format json
check 'every line is an object with a time, an event and a subject' \
  is "$(events "count(*) > 110 AND min(event->>'at' LIKE '2025-11-05T00:%Z' AND event->>'event' IS NOT NULL
                                       AND event->>'subject' IS NOT NULL)")" 1
check 'a request for each page' \
  is "$(events "count(*) FILTER (WHERE event->>'event' = 'request' AND event->>'attempt' = 1)")" 57
check 'a store for each page' \
  is "$(events "count(*) FILTER (WHERE event->>'event' = 'store' AND event->>'outcome' = 'stored')")" 57
check 'how far it has come' is "$(events "max(event->>'done') || ' of ' || max(event->>'total')")" '56 of 56'
check 'again' piped log --log-format json
check 'a hit for each page' is "$(events "count(*) FILTER (WHERE event->>'event' = 'hit')")" 57
check 'and no request' is "$(events "count(*) FILTER (WHERE event->>'event' = 'request')")" 0
check 'asked for again' piped log --log-format json --refresh
check 'the site confirms each page' \
  is "$(events "count(*) FILTER (WHERE event->>'event' = 'store' AND event->>'outcome' = 'not_modified')")" 57
check 'with a rate' piped rate --log-format json --set fetch.session-per-minute=5 --set fetch.deadline=4
check 'a wait, for how long and why' \
  is "$(events "max(event->>'event' = 'wait' AND event->>'wait_ms' > 0 AND event->>'detail' LIKE '5 requests a minute%')")" 1
kill "$server" && wait "$server"
server=
check 'with nobody there' piped gone --log-format json --set fetch.retry-base-ms=1
check 'a retry for each try but the last' \
  is "$(events "group_concat(event->>'attempt') FILTER (WHERE event->>'event' = 'retry')")" 1,2,3
check 'and a page that failed' is "$(events "count(*) FILTER (WHERE event->>'event' = 'failed')")" 1
echo "1..$n"
