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
stop() {
  [ -z "$server" ] || { kill "$server"; wait "$server"; } 2>/dev/null
  rm -rf "$work"
}
trap stop EXIT

# serve ARGUMENT...: in the background; its address is in $site.
serve() {
  : >"$work/address"
  "$trackside" --data "$work/data" fixture serve "$@" >"$work/address" 2>"$work/said" </dev/null &
  server=$!
  tries=0
  until [ -s "$work/address" ]; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || { echo 'Bail out! nothing is served'; exit 1; }
    sleep 0.1
  done
  site=$(sed -n '1s|listening on \(.*\)/{track}|\1|p' "$work/address")
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
    grep -qF "refused GET $1: nothing recorded at $1; the nearest is $2" "$work/said"
}
check 'a day that is not recorded: the nearest day is named, also on stderr' \
  refused '/wattlecreek/practice/?p=session_list&d=2025-10-27' "$day"
check 'what is no page at all: the one that begins alike' \
  refused '/wattlecreek/results/?p=view_event&id=5' '/wattlecreek/practice/?p=calendar&d=2025-10'
check 'a track that nobody recorded' refused '/elsewhere/practice/?p=session_list&d=2025-10-25' "$day"
quiet() { ! grep -q '^request' "$work/said"; }
check 'what was recorded is not told without -v' quiet
end
check 'SIGTERM ends it well' is "$code" 0
counted() { grep -q '^[0-9]* requests, 6 of them for what is not recorded$' "$work/said"; }
check 'and it says how many it refused' counted

# ---- told ----

serve "$fixtures/practice-day" -v
get "$day" >/dev/null
told() { grep -qF "request GET $day: 200, 37699 bytes" "$work/said"; }
check '-v tells every request' told
end
serve "$fixtures/practice-day" --log-format json
get /nowhere >/dev/null
told_as_json() { grep -q '"event":"refused","subject":"GET /nowhere","detail":"nothing recorded at /nowhere;' "$work/said"; }
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
again() { grep -q -- '--seed [0-9]* does it again' "$work/said"; }
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
as_asked() { grep -qF "request GET $day: 503, 31 bytes, misbehaving as asked" "$work/said"; }
check 'a fault is told as one' as_asked
end
check 'and it ends well' is "$code" 0

echo "1..$n"
