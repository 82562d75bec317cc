#!/bin/sh
# --offline resolves nothing and opens no socket: shown without any network, not even loopback, and
# under strace.
#   offline.sh TRACKSIDE SOURCE_ROOT
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
TRACKSIDE_DATA=$work/data
TRACKSIDE_NOW=2025-11-05T00:00:00Z
export TRACKSIDE_SITE TRACKSIDE_DATA TRACKSIDE_NOW

# traced COMMAND...: what it does with the network is in $work/calls. LeakSanitizer cannot work there.
traced() { ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=network -o "$work/calls" "$@" </dev/null; }
calls() { grep -E '(socket|connect|sendto|sendmsg|sendmmsg|recvfrom)\(' "$work/calls" | grep -v 'AF_UNIX'; }

# The check itself: online, the same net catches something.
quietly() { "$@" >/dev/null 2>&1; }
check 'a day is ingested with a network' quietly traced "$trackside" ingest wattlecreek 2025-10-25
check 'and strace sees it' test -n "$(calls)"
few() { n_connections=$(calls | grep -c 'connect(.*AF_INET'); is "$((n_connections >= 1 && n_connections <= 5))" 1; }
check 'connections are reused: five at most for 57 requests' few
check 'its month too' quietly "$trackside" discover wattlecreek --from 2025-10-01 --to 2025-10-31

# without COMMAND...: in a network namespace of its own, in which loopback is down.
without() { unshare --map-root-user --net -- "$@" </dev/null; }
unreachable() { without "$trackside" --data "$work/none" ingest wattlecreek 2025-10-25 --set fetch.retries=0; is $? 5; }
check 'without one not even this machine is reached' unreachable
kill "$server" && wait "$server"
server=

# A name to resolve makes a look-up visible, were there one. Past their time, pages are used.
TRACKSIDE_SITE='https://{track}.liverc.example'
TRACKSIDE_NOW=2026-11-05T00:00:00Z

# offline EXIT WORDS...: how the program ends, without a network and traced, and that it asks for none.
offline() {
  want=$1
  shift
  without "$trackside" --offline "$@" >/dev/null 2>"$work/said"
  is $? "$want" || { cat "$work/said"; return 1; }
  traced "$trackside" --offline "$@" >/dev/null 2>"$work/said"
  is $? "$want" || { cat "$work/said"; return 1; }
  is "$(calls)" ''
}
says() { grep -q "$1" "$work/said" || { cat "$work/said"; return 1; }; }

check 'days' offline 0 days --json
check 'show' offline 0 show 21287637 --json
check 'show, a day' offline 0 show wattlecreek 2025-10-25 --json
check 'sessions' offline 0 sessions wattlecreek 2025-10-25 --json
check 'leaderboard' offline 0 leaderboard wattlecreek 2025-10-25 --json
check 'search' offline 0 search wattle --json
check 'status' offline 0 status wattlecreek --json
check 'stats' offline 0 stats --prometheus
check 'doctor' offline 0 doctor --json
check 'doctor --check' offline 0 doctor --check
check 'the first ingest from pages past their time' offline 6 ingest wattlecreek 2025-10-25
check 'tells their age' says 'past their time, the oldest was confirmed at 2025-11-05T00:00:'
check 'ingest' offline 6 ingest wattlecreek 2025-10-25 --json
check 'discover' offline 6 discover wattlecreek --from 2025-10-01 --to 2025-10-31 --json
check 'discover, what is not stored' offline 5 discover wattlecreek --from 2026-03-01 --to 2026-03-31
check 'ingest, what is not stored' offline 5 ingest wattlecreek 2025-10-24 --json
check 'mirror has nothing to do there' offline 2 mirror wattlecreek --from 2025-10-20 --json
check 'track sync, which is not stored' offline 5 track sync
check 'cache list' offline 0 cache list --json
check 'cache stats' offline 0 cache stats --json
check 'export csv' offline 0 export csv --track wattlecreek
check 'help' offline 0 help ingest
echo "1..$n"
