#!/bin/sh
# Killed at any instant, again and again: nothing that was stored is fetched twice, nothing is
# damaged, and in the end everything is as if nothing had happened.
#   killed.sh TRACKSIDE SOURCE_ROOT [SEED]
set -u
trackside=$1
source_root=$2
seed=${3:-$$}
kills=200
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
lite() { sqlite3 -init /dev/null -batch -bail -list -cmd '.timeout 10000' "$@"; }

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
TRACKSIDE_NOW=2025-11-10T06:00:00Z
export TRACKSIDE_SITE TRACKSIDE_NOW

# One page after the other, so that there is time to be killed in.
ingest() {
  exec "$trackside" --data "$work/$1" ingest wattlecreek 2025-10-25 --set fetch.concurrency=1 \
    --set fetch.session-per-minute=0 --set fetch.discovery-per-minute=0 --set fetch.discovery-per-day=0 \
    >"$work/said" 2>&1 </dev/null
}

# What a store has, times left out.
content() {
  rm -rf "$work/rows"
  "$trackside" --data "$work/$1" export ndjson "$work/rows" >/dev/null 2>&1 </dev/null
  sed -E 's/"(created_at|updated_at|last_ingested_at|fetched_at)":"[^"]*"//g' "$work"/rows/*.ndjson
  lite "$work/$1/mirror.db" 'SELECT cache_key, body_sha256, attempts FROM pages ORDER BY 1' \
    'SELECT cache_key, sequence, sha256 FROM page_versions ORDER BY 1, 2' 'SELECT sha256 FROM bodies ORDER BY 1' \
    'SELECT slug, name FROM tracks'
}
sound() {
  for store in mirror race; do
    [ ! -s "$work/$1/$store.db" ] ||
      is "$(lite "$work/$1/$store.db" 'PRAGMA integrity_check; PRAGMA foreign_key_check')" ok || return 1
  done
}

began=$(date +%s%3N)
(ingest whole) || { cat "$work/said"; echo 'Bail out! the day cannot be ingested'; exit 1; }
lasts=$(($(date +%s%3N) - began))
content whole >"$work/whole.txt"

# What is committed now is not to be asked for any more.
note_committed() {
  [ -s "$work/$1/mirror.db" ] || return 0
  lite "$work/$1.noted" 'CREATE TABLE IF NOT EXISTS noted (cache_key TEXT PRIMARY KEY, request INTEGER)' \
    "ATTACH '$work/$1/mirror.db' AS mirror" \
    'INSERT OR IGNORE INTO noted SELECT cache_key, (SELECT coalesce(max(id), 0) FROM requests) FROM pages
      WHERE body_sha256 IS NOT NULL' 2>/dev/null || : # killed before there was a table
}
fetched_twice() {
  lite "$work/$1.noted" "ATTACH '$work/$1/mirror.db' AS mirror" \
    'SELECT count(*) FROM noted n JOIN requests r ON r.cache_key = n.cache_key AND r.id > n.request'
}

# A store that is killed at random instants until it is whole. Adds to $killed.
killed=0
grow() {
  while :; do
    ingest "$1" &
    run=$!
    sleep "$(awk -v seed="$seed" -v i="$killed" -v most="$lasts" \
      'BEGIN { srand(seed * 1000 + i); printf "%.3f", rand() * most / 3 / 1000 }')"
    kill -KILL "$run" 2>/dev/null
    if wait "$run"; then
      return 0
    fi
    killed=$((killed + 1))
    sound "$1" || return 1
    note_committed "$1"
    if [ "$killed" -ge "$kills" ]; then
      (ingest "$1")
      return
    fi
  done
}
all_grow() {
  stores=0
  while [ "$killed" -lt "$kills" ]; do
    stores=$((stores + 1))
    grow "store$stores" 2>/dev/null || { echo "store $stores"; cat "$work/said"; return 1; }
    sound "store$stores" || return 1
    content "store$stores" >"$work/grown.txt"
    diff "$work/whole.txt" "$work/grown.txt" || return 1
    [ ! -s "$work/store$stores.noted" ] || is "$(fetched_twice "store$stores")" 0 || return 1
    rm -rf "$work/store$stores" "$work/store$stores.noted"
  done
  echo "# seed $seed: $killed kills over $stores stores; an undisturbed run takes $lasts ms" >&3
}
exec 3>&1
all_grow >"$work/why" 2>&1
grown=$?
check "killed at $kills instants (seed $seed): sound after each, and equal to an undisturbed run in the end" \
  sh -c "cat '$work/why'; exit $grown"
check 'that were that many' is "$killed" "$kills"
echo "1..$n"
