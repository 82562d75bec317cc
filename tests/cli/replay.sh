#!/bin/sh
# Fixtures over HTTP, asked by another program than ours.
#   replay.sh TRACKSIDE SOURCE_ROOT
set -u
trackside=$1
fixtures=$2/fixtures
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
origin=
stop() {
  for running in $server $origin; do
    { kill "$running"; wait "$running"; } 2>/dev/null
  done
  rm -rf "$work"
}
trap stop EXIT

# start NAME ARGUMENT...: a server in the background; its process is in $started, its address in
# $site, and what it says in NAME.said.
start() {
  name=$1
  shift
  : >"$work/$name"
  "$trackside" --data "$work/data" fixture serve "$@" >"$work/$name" 2>"$work/$name.said" </dev/null &
  started=$!
  tries=0
  until [ -s "$work/$name" ]; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || { echo 'Bail out! nothing is served'; cat "$work/$name.said"; exit 1; }
    sleep 0.1
  done
  site=$(sed -n '1s|listening on \(.*\)/{track}|\1|p' "$work/$name")
}
serve() {
  start served "$@"
  server=$started
}

# end: by SIGTERM; its exit code is in $code.
end() {
  kill -TERM "$server"
  wait "$server"
  code=$?
  server=
}

# get ADDRESS: what is answered; get_status ADDRESS: with which status.
get() { wget -q -t 1 --content-on-error -O - "$site$1"; }
get_status() { wget -t 1 -S -O /dev/null "$site$1" 2>&1 | sed -n 's|^ *HTTP/1.1 \([0-9]*\) .*|\1|p'; }

day='/wattlecreek/practice/?p=session_list&d=2025-10-25'

# ---- several at once ----

# The torture track's own fixture, and one day captured twice: the later one lists one more day.
cp -r "$fixtures/practice-day" "$work/later"
sed -i 's/Sat, Oct 25, 2025/Sat, Oct 25, 2025 /' "$work/later/month-2025-10.html"
sum=$(sha256sum "$work/later/month-2025-10.html" | cut -d ' ' -f 1)
size=$(wc -c <"$work/later/month-2025-10.html")
awk -v sum="$sum" -v size="$size" '/"file":/ { month = /month-/ }
  month && /"sha256":/ { sub(/"[0-9a-f]*"$/, "\"" sum "\"") }
  month && /"size":/ { sub(/[0-9]+/, size) }
  month && /"fetched_at":/ { sub(/2025-11-02/, "2025-11-03") } 1' \
  "$fixtures/practice-day/manifest.json" >"$work/later/manifest.json"

serve "$work/later" "$fixtures/practice-day" "$fixtures/torture"
check 'the first line is the address' is "$site" "http://127.0.0.1:${site##*:}"
exact() { get "$day" >"$work/day" && cmp "$work/day" "$fixtures/practice-day/day-2025-10-25.html"; }
check 'a page is answered as it was recorded' exact
front() { get "$1" >"$work/front" && cmp "$work/front" "$work/later/month-2025-10.html"; }
check 'the practice front is the newest month, of two the one fetched last' front /wattlecreek/practice/
check 'also without a slash at its end' front /wattlecreek/practice
all_tracks() {
  get / >"$work/index" || return 1
  for slug in $(sed -n 's/.*"slug": "\(.*\)".*/\1/p' "$fixtures/practice-day/manifest.json" "$fixtures/torture/manifest.json"); do
    grep -q "($slug)" "$work/index" || { echo "no $slug"; return 1; }
    is "$(get_status "/$slug/practice/")" 200 || return 1
  done
}
check 'every track of every directory is there' all_tracks

refused() { # refused ADDRESS NEAREST: in the answer and on stderr
  is "$(get "$1")" "nothing recorded at $1; the nearest is $2" && is "$(get_status "$1")" 404 &&
    grep -qF "refused GET $1: nothing recorded at $1; the nearest is $2" "$work/served.said"
}
check 'a day that is not recorded: the nearest day is named, also on stderr' \
  refused '/wattlecreek/practice/?p=session_list&d=2025-10-27' "$day"
check 'what is no page at all: the one that begins alike' \
  refused '/wattlecreek/results/?p=view_event&id=5' '/wattlecreek/practice/?p=calendar&d=2025-10'
check 'a track that nobody recorded' refused '/elsewhere/practice/?p=session_list&d=2025-10-25' "$day"
quiet() { ! grep -q '^request' "$work/served.said"; }
check 'what was recorded is not told without -v' quiet
end
check 'SIGTERM ends it well' is "$code" 0
counted() { grep -q '^[0-9]* requests, 6 of them for what is not recorded$' "$work/served.said"; }
check 'and it says how many it refused' counted

# ---- told ----

serve "$fixtures/practice-day" -v
get "$day" >/dev/null
told() { grep -qF "request GET $day: 200, 37699 bytes" "$work/served.said"; }
check '-v tells every request' told
end
serve "$fixtures/practice-day" --log-format json
get /nowhere >/dev/null
told_as_json() { grep -q '"event":"refused","subject":"GET /nowhere","detail":"nothing recorded at /nowhere;' "$work/served.said"; }
check 'as JSON, when asked for' told_as_json
end

# ---- misbehaving ----

# statuses: of all pages, asked for twice, in order.
statuses() {
  for round in 1 2; do
    for page in $(sed -n 's/.*"address": "\(.*\)".*/\1/p' "$fixtures/practice-day/manifest.json"); do
      echo "$round $page $(get_status "/wattlecreek$page")"
    done
  done
}
n_of() { grep -c " $1\$" "$work/$2"; }
for run in one two other; do
  seed=7
  [ $run != other ] || seed=8
  serve "$fixtures/practice-day" --fail 25% --seed $seed
  statuses >"$work/$run"
  end
done
some() { [ "$(n_of 503 one)" -gt 5 ] && [ "$(n_of 503 one)" -lt 58 ] && is "$(($(n_of 503 one) + $(n_of 200 one)))" 116; }
check '--fail 25% fails some requests with 503 and answers the others' some
check 'the same ones for the same seed' cmp "$work/one" "$work/two"
differs() { ! cmp -s "$work/one" "$work/other"; }
check 'others for another seed' differs
serve "$fixtures/practice-day" --fail 1.0
check '--fail 1.0 fails all' is "$(get_status "$day")" 503
again() { grep -q -- '--seed [0-9]* does it again' "$work/served.said"; }
check 'a seed that was not given is told' again
end

mkdir "$work/scripts"
echo 'somebody else' >"$work/scripts/alien.html"
cat >"$work/scripts/faults" <<'.'
# the first time only
practice:day:* attempts 1 status 503 header Retry-After: 3

practice:month:* body alien.html
.
serve "$fixtures/practice-day" --script "$work/scripts/faults" --latency 20 -v
check 'a script is obeyed' is "$(get_status "$day") $(get_status "$day")" '503 200'
check 'its files are beside it' is "$(get '/wattlecreek/practice/?p=calendar&d=2025-10')" 'somebody else'
check 'the practice front is the month it stands for, in scripts too' is "$(get /wattlecreek/practice/)" 'somebody else'
as_asked() { grep -qF "request GET $day: 503, 31 bytes, misbehaving as asked" "$work/served.said"; }
check 'a fault is told as one' as_asked
end
check 'and it ends well' is "$code" 0

serve "$fixtures/practice-day" --latency 5000
too_late() {
  is "$("$trackside" --data "$work/late" --site "$site/{track}" --set fetch.day-timeout=1 --set fetch.retries=0 \
    ingest wattlecreek 2025-10-25 >"$work/late.said" 2>&1 </dev/null; echo $?)" 5 && grep -F 'no answer within 1 s' "$work/late.said"
}
check '--latency is waited for, by who has that time' too_late
end

# ---- recording ----

start origin "$fixtures/practice-day" -v
origin=$started
origin_site=$site
TRACKSIDE_SITE="$site/{track}"
TRACKSIDE_NOW=2025-11-03T06:00:00Z
export TRACKSIDE_SITE TRACKSIDE_NOW
# For pages: the rules of the site are asked for once a day as well.
asked() { grep '^request GET ' "$work/origin.said" | grep -vc '/robots.txt'; }
paced='--set fetch.discovery-per-minute=3 --set fetch.max-wait=0 --set fetch.retries=0 --set fetch.host-pause=0'

# shellcheck disable=SC2086
serve "$work/growing" --record $paced
recorded() {
  get "$day" >"$work/day" && cmp "$work/day" "$fixtures/practice-day/day-2025-10-25.html" &&
    cmp "$work/growing/day-2025-10-25.html" "$fixtures/practice-day/day-2025-10-25.html"
}
check 'what is missing is asked for, answered and recorded' recorded
check 'the site was asked once' is "$(asked)" 1
again() { recorded && is "$(asked)" 1; }
check 'and not again' again
stored() {
  is "$(sqlite3 "$work/data/mirror.db" "SELECT cache_key, source FROM pages")" 'practice:day:wattlecreek:2025-10-25|live'
}
check 'it is in mirror.db too' stored
told_of() { grep -q '"belongs_to": "practice:month:wattlecreek:2025-10"' "$work/growing/manifest.json"; }
check 'the manifest says what it belongs to' told_of
unknown() {
  nowhere='/wattlecreek/practice/?p=session_list&d=2024-01-01'
  is "$(get_status "$nowhere")" 404 && get "$nowhere" | grep -q 404 && grep -qF "refused GET $nowhere" "$work/served.said"
}
check 'what the site does not have either is a 404 with the reason' unknown
no_page() { is "$(get_status /wattlecreek/results/)" 404 && is "$(asked)" 1; }
check 'what is no practice page is not asked for' no_page
at_its_pace() {
  month='/wattlecreek/practice/?p=calendar&d=2025-10'
  is "$(get_status "$month")" 200 && is "$(get_status '/wattlecreek/practice/?p=calendar&d=2025-09')" 503
}
check "at the mirror's pace: beyond its rate it is a 503" at_its_pace
check 'the practice front is the month recorded now' is "$(get_status /wattlecreek/practice/)" 200
end
check 'SIGTERM ends it well, too' is "$code" 0
said_so() { grep -qx '2 pages recorded' "$work/served.said"; }
check 'it says how many were recorded' said_so

# Recording a whole day by ingesting it.
TRACKSIDE_SITE="$origin_site/{track}"
serve "$work/whole" --record --set fetch.session-per-minute=0
ingest() {
  "$trackside" --data "$work/visitor" --site "$site/{track}" ingest wattlecreek 2025-10-25 \
    --set fetch.session-per-minute=0 --json >"$work/ingested" && grep -q '"laps_ingested": 477' "$work/ingested"
}
check 'a day is ingested through it, five pages at a time' ingest
kept() {
  for page in "$fixtures"/practice-day/day-*.html "$fixtures"/practice-day/session-*.html; do
    cmp "$page" "$work/whole/${page##*/}" || return 1
  done
}
check 'and recorded, every page of it' kept
kill "$origin" && wait "$origin"
origin=
check 'a site that is gone is a 502' is "$(get_status '/wattlecreek/practice/?p=session_list&d=2025-10-11')" 502
end
serve "$work/whole"
check 'what was recorded is served without the site' is "$(get_status "$day")" 200
end
"$trackside" fixture serve "$work/whole" --record --offline >/dev/null 2>"$work/err"
check 'it needs the network' is "$?" 2
"$trackside" --data "$work/data" fixture serve "$work/scripts" --record >/dev/null 2>"$work/err"
check 'a folder that holds something else is refused' is "$?" 2

echo "1..$n"
