#!/bin/bash
# Ctrl-C and SIGTERM: what is in hand is finished; when nothing of it ends, the program leaves all the same.
#   signals.sh TRACKSIDE SOURCE_ROOT
set -u
trackside=$1
fixture=$2/fixtures/practice-day
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
server=
clean_up() {
  [ -z "$server" ] || { kill "$server"; wait "$server"; } 2>/dev/null
  rm -rf "$work"
}
trap clean_up EXIT
TRACKSIDE_DATA=$work/data
export TRACKSIDE_DATA
"$trackside" demo --data "$work/data" >/dev/null 2>&1 || exit 1

# A site that answers nothing for ten minutes, but for a day's list.
printf 'practice:session:* delay 600000\n' >"$work/script"
"$trackside" fixture serve "$fixture" --script "$work/script" >"$work/address" 2>/dev/null </dev/null &
server=$!
until [ -s "$work/address" ]; do sleep 0.1; done
site=$(sed -n '1s/listening on //p' "$work/address")

# ended_by SIGNAL MARK FILE WORDS...: the command is sent the signal once MARK is in FILE, and ends by itself with 130.
ended_by() {
  signal=$1
  mark=$2
  file=$3
  shift 3
  : >"$work/stdout"
  : >"$work/stderr"
  timeout -s KILL 100 "$trackside" "$@" >"$work/stdout" 2>"$work/stderr" </dev/null &
  guard=$!
  until grep -q -- "$mark" "$work/$file"; do
    kill -0 "$guard" 2>/dev/null || { echo 'it ended before'; head -n 5 "$work/stderr"; return 1; }
    sleep 0.1
  done
  child=$(ps -o pid= --ppid "$guard" | tr -d ' ')
  kill "-$signal" "$child"
  wait "$guard"
  r=$?
  [ "$r" -eq 130 ] && return
  echo "exit $r"
  head -n 5 "$work/stderr"
  return 1
}
says() { grep -qF -- "$1" "$work/stderr" || { cat "$work/stderr"; return 1; }; }

slow="ingest wattlecreek 2025-10-25 --site $site --data $work/slow --set fetch.session-timeout=900 -v"
for signal in INT TERM; do
  check "SIG$signal: pages that never come are not waited for" ended_by $signal 'request practice:session' stderr $slow
  check "SIG$signal: and that is said" says 'interrupted before what was in hand had ended'
done
sound() {
  for database in "$work/slow/mirror.db" "$work/slow/race.db"; do
    [ "$(sqlite3 "$database" 'PRAGMA integrity_check')" = ok ] || { echo "$database"; return 1; }
  done
}
check 'what was stored is sound' sound

# One call of a function, which never looks up, behind rows enough to be written before it begins.
endless="instr(hex(zeroblob(4000000)), hex(zeroblob(2000000)) || '1')"
query="WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
       SELECT 'first' AS word FROM n UNION ALL SELECT $endless"
check 'a query that never looks up is left' ended_by INT first stdout sql "$query" --ndjson
check 'by SIGTERM too' ended_by TERM first stdout sql "$query" --ndjson
check 'with --json that is said in JSON' says '{"error":{"code":"interrupted","message":"interrupted before'

echo "1..$n"
