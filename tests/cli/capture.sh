#!/bin/bash
# Captures as files: the bytes are those of the site, the same stored pages give the same files, and
# what a kill leaves is a fixture that the same command completes.
#   capture.sh TRACKSIDE SOURCE_ROOT
set -u
trackside=$1
recorded=$2/fixtures/practice-day
discover=$2/fixtures/discover
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
# In a file: some checks begin a server in a shell of their own.
stop_server() {
  [ -s "$work/server" ] || return 0
  kill "$(cat "$work/server")" 2>/dev/null
  rm -f "$work/server"
}
trap 'stop_server; rm -rf "$work"' EXIT

serve() { # serve FIXTURE OPTION...
  stop_server
  rm -f "$work/address"
  "$trackside" fixture serve "$@" >"$work/address" 2>/dev/null </dev/null &
  echo $! >"$work/server"
  tries=0
  until [ -s "$work/address" ]; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || { echo 'Bail out! the fixture is not served'; exit 1; }
    sleep 0.1
  done
  TRACKSIDE_SITE=$(sed -n '1s/listening on //p' "$work/address")
}

serve "$recorded"
TRACKSIDE_DATA=$work/data
TRACKSIDE_NOW=2025-11-10T06:00:00Z
export TRACKSIDE_SITE TRACKSIDE_DATA TRACKSIDE_NOW

capture() { # capture DIR ARGUMENT...
  exec "$trackside" -q fixture capture wattlecreek 2025-10-25 "$@" >"$work/said" 2>&1 </dev/null
}

exact_bytes() {
  (capture "$work/a") || { cat "$work/said"; return 1; }
  for page in "$recorded"/*.html; do
    cmp "$page" "$work/a/${page##*/}" || return 1
  done
  diff <(cd "$recorded" && ls ./*.html) <(cd "$work/a" && ls ./*.html)
}
check 'pages are recorded byte for byte' exact_bytes

nothing_private() { ! grep -iE 'cookie|authori[sz]|127\.0\.0\.1' "$work/a/manifest.json"; }
check 'the manifest has no cookie, no authorisation, and not where the pages were asked for' nothing_private

twice() {
  TRACKSIDE_NOW=2025-12-24T06:00:00Z
  (capture "$work/b" --from-cache) && diff -r "$work/a" "$work/b" &&
    (capture "$work/a" --from-cache) && diff -r "$work/a" "$work/b"
}
check 'two captures of the same stored pages are equal, file for file, whenever they are made' twice

n_files() { find "$work/k" -name '*.html' 2>/dev/null | wc -l; }

# Killed as soon as there are so many files; whatever is there then is read by the next run.
killed() {
  for many in 1 2 20 40 57; do
    rm -rf "$work/k"
    capture "$work/k" --from-cache &
    while [ "$(n_files)" -lt "$many" ] && kill -0 $! 2>/dev/null; do :; done
    kill -KILL $! 2>/dev/null
    wait $! 2>/dev/null
    "$trackside" fixture verify "$work/k" >"$work/said" 2>&1 </dev/null
    ! grep -E '^(damaged|unreadable)|cannot be' "$work/said" || return 1
    (capture "$work/k" --from-cache) || { cat "$work/said"; return 1; }
    diff -r "$work/a" "$work/k" || return 1
  done
}
check 'what a kill leaves can be read, and the same command completes it' killed

replayed() {
  serve "$work/a"
  TRACKSIDE_DATA=$work/elsewhere "$trackside" -q ingest wattlecreek 2025-10-25 --json >"$work/said" \
    2>&1 </dev/null || { cat "$work/said"; return 1; }
  grep -F '"laps_ingested": 477' "$work/said"
}
check 'what was captured is replayed: an ingest from it has every lap' replayed

# The list of the script goes on once, with a second part.
parts() {
  next='<a rel="next" href="/practice/?p=session_list&d=2025-10-25&page=2">next</a></body>'
  printf 'practice:day:wattlecreek:2025-10-25 attempts 1 replace </body> %s\n' "'$next'" >"$work/script"
  serve "$recorded" --script "$work/script"
  TRACKSIDE_DATA=$work/parts
  (capture "$work/p") || { cat "$work/said"; return 1; }
  serve "$work/p"
  for page in '' '&page=2'; do
    wget -q -O "$work/page$page" \
      "${TRACKSIDE_SITE%'{track}'}wattlecreek/practice/?p=session_list&d=2025-10-25$page" || return 1
  done
  cmp "$work/page" "$work/p/day-2025-10-25.html" &&
    cmp "$work/page&page=2" "$work/p/day-2025-10-25-part-2.html" &&
    ! cmp -s "$work/page" "$work/page&page=2"
}
check 'a list in parts is replayed part by part' parts

two_tracks() {
  serve "$recorded" "$discover"
  TRACKSIDE_DATA=$work/two
  (capture "$work/t") &&
    "$trackside" -q fixture capture saltbush 2025-10-25 "$work/t" >"$work/said" 2>&1 </dev/null &&
    cmp "$work/t/day-2025-10-25.html" "$recorded/day-2025-10-25.html" &&
    cmp "$work/t/saltbush-day-2025-10-25.html" "$discover/day-2025-10-25.html" &&
    "$trackside" fixture verify "$work/t" --update >"$work/said" 2>&1 </dev/null &&
    "$trackside" fixture verify "$work/t" --json >"$work/said" 2>&1 </dev/null || { cat "$work/said"; return 1; }
  grep -c '"table":"events"' "$work/t/expected.json" | grep -x 2
}
check 'days of two tracks stand in one fixture, and are verified together' two_tracks

echo "1..$n"
