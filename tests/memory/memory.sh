#!/bin/bash
# Memory that ends, at many points of many commands: it is said, in one sentence that blames nothing else, what is
# stored stays sound, and the same command then does its work.
#   memory.sh TRACKSIDE TRACKSIDE_THAT_FAILS SOURCE_ROOT
set -u
trackside=$1
failing=$2
fixture=$3/fixtures/practice-day
points=6
n=0

check() { # check NAME COMMAND...: one line of TAP; what the command says is shown when it fails.
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
TRACKSIDE_DATA=$work/data
export TRACKSIDE_DATA
# The end is meant to be sudden: what was allocated is not given back.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0:exitcode=99"

"$trackside" demo --data "$work/data" >/dev/null 2>&1 || exit 1
"$trackside" export ndjson "$work/days" >/dev/null 2>&1 || exit 1
cp -r "$work/data" "$work/before"

# One run with an allocation that fails. 0 when it told so, or did its work all the same.
one() { # one POINT WORDS...
  point=$1
  shift
  rm -rf "$work/data" "$work/out"
  cp -r "$work/before" "$work/data"
  TRACKSIDE_FAIL_ALLOCATION=$point "$failing" "$@" >"$work/stdout" 2>"$work/stderr"
  r=$?
  [ "$r" -eq 0 ] && return 0
  if [ "$r" -ne 1 ] || ! grep -q 'memory' "$work/stderr" || grep -qi 'json:' "$work/stderr"; then
    echo "allocation $point of $*: exit $r"
    head -n 5 "$work/stderr"
    return 1
  fi
  for database in "$work/data/mirror.db" "$work/data/race.db"; do
    [ "$(sqlite3 "$database" 'PRAGMA integrity_check')" = ok ] || { echo "$database"; return 1; }
  done
}

# Points spread over a whole run, the first few and the last among them.
points_of() { # points_of WORDS...
  rm -rf "$work/data" "$work/out"
  cp -r "$work/before" "$work/data"
  TRACKSIDE_COUNT_ALLOCATIONS=$work/count "$failing" "$@" >/dev/null 2>"$work/stderr" || return 1
  count=$(cat "$work/count")
  [ "$count" -gt 10 ] || return 1
  {
    echo "1 2 3 4 5 $count" | tr ' ' '\n'
    for i in $(seq 1 "$points"); do echo $((i * count / (points + 1) + 1)); done
  } | sort -n -u
}

survives() { # survives WORDS...
  all=$(points_of "$@") || { echo 'it fails with all the memory there is'; head -n 5 "$work/stderr"; return 1; }
  for point in $all; do
    one "$point" "$@" || return 1
  done
  rm -rf "$work/out"
  "$failing" "$@"
}

check 'days' survives days
check 'show, as JSON' survives show 21288251 --json
check 'leaderboard' survives leaderboard wattlecreek 2025-10-25
check 'sql' survives sql 'SELECT count(*), median(lap_time_seconds) FROM session_laps'
check 'ingest of stored pages' survives --offline ingest wattlecreek 2025-10-25
check 'rebuild' survives rebuild
check 'export ndjson' survives export ndjson "$work/out"
check 'export sqlite' survives export sqlite "$work/out"
check 'import ndjson' survives import ndjson "$work/days"
check 'cache import' survives cache import "$fixture/session-21287637.html" \
  --url 'https://wattlecreek.liverc.com/practice/?p=view_session&id=21287637'
check 'fixture capture' survives fixture capture wattlecreek 2025-10-25 "$work/out" --from-cache
check 'bug-report' survives bug-report practice:session:21287637 --seed 1 --output "$work/out"
check 'db check' survives db check

as_json() {
  TRACKSIDE_FAIL_ALLOCATION=50 "$failing" days --json 2>"$work/stderr"
  [ $? -eq 1 ] && grep -qx '{"error":{"code":"failed","message":"out of memory;[^"]*","exit":1}}' "$work/stderr"
}
check 'with --json the last words are JSON' as_json

# An early point: without JSON the command has few allocations that can be made to fail.
words() {
  TRACKSIDE_FAIL_ALLOCATION=5 "$failing" days 2>"$work/stderr"
  [ $? -eq 1 ] && grep -qx 'trackside: out of memory; what was stored until now is kept, .*' "$work/stderr"
}
check 'else a sentence' words

echo "1..$n"
