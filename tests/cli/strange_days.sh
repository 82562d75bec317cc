#!/bin/bash
# Days that somebody made up: nothing of them comes in, each is told with its line, and no file is named after them.
#   strange_days.sh TRACKSIDE
set -u
trackside=$1
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
trap 'rm -rf "$work"' EXIT
lite() { sqlite3 -init /dev/null -batch -bail -list "$@"; }
in_store() { store=$1; shift; "$trackside" --data "$work/$store" "$@" </dev/null; }
in_store home demo >/dev/null 2>&1 || exit 1
in_store home export ndjson "$work/out" >/dev/null || exit 1
file=wattlecreek-2025-10-25.ndjson

# made SED...: a directory whose file was changed so, and whose digest and rows fit all the same.
made() {
  rm -rf "$work/made" && cp -r "$work/out" "$work/made" && sed -i "$@" "$work/made/$file" && fit
}
fit() {
  sum=$(sha256sum "$work/made/$file" | cut -d ' ' -f 1)
  sed -i "s/\"sha256\": .*/\"sha256\": \"$sum\"/; s/\"rows\": .*/\"rows\": $(wc -l <"$work/made/$file"),/" "$work/made/manifest.json"
}
# refused TEXT: exit 8, with these words, and nothing came in.
refused() {
  rm -rf "$work/fresh"
  in_store fresh import ndjson "$work/made" >/dev/null 2>"$work/stderr"
  r=$?
  [ "$r" -eq 8 ] && grep -qF -- "$1" "$work/stderr" || { echo "exit $r"; cat "$work/stderr"; return 1; }
  [ ! -f "$work/fresh/race.db" ] || [ "$(lite "$work/fresh/race.db" 'SELECT count(*) FROM events')" = 0 ]
}
line() { made "$1" && refused "$2"; }
manifest() { rm -rf "$work/made" && cp -r "$work/out" "$work/made" && sed -i "$1" "$work/made/manifest.json" && refused "$2"; }

# ---- names
check 'a slug that leads elsewhere' line 's/"source_track_slug":"wattlecreek"/"source_track_slug":"..\/..\/etc"/' source_track_slug
check 'a slug that leads elsewhere, in the manifest too' manifest 's/"track": ".*"/"track": "..\/..\/etc"/' 'without its file'
check 'a date that leads elsewhere' manifest 's/"date": ".*"/"date": "..\/2025-10-25"/' 'without its file'
check 'an id that is none' manifest 's/"event": ".*"/"event": "wattlecreek-practice-..\/x"/' 'without its file'
check 'an id of another track' manifest 's/"event": ".*"/"event": "redhill-practice-2025-10-25"/' 'without its file'
check 'a hidden file' manifest 's/"file": "/"file": "./' 'without its file'
check 'a digest that is none' manifest 's/"sha256": ".*"/"sha256": "none"/' 'without its file'
check 'rows that are not counted' manifest '/"rows"/d' 'without its file'
check 'rows that are counted otherwise' manifest 's/"rows": .*/"rows": 7,/' 'the manifest says 7'
twice() {
  rm -rf "$work/made" && cp -r "$work/out" "$work/made" &&
    python3 - "$work/made/manifest.json" <<'P' && refused 'twice'
import json, sys
m = json.load(open(sys.argv[1]))
m['days'] *= 2
json.dump(m, open(sys.argv[1], 'w'))
P
}
check 'a day that is listed twice' twice
check 'a row of another event' line 's/"event":"wattlecreek-practice-2025-10-25","session"/"event":"redhill-practice-2025-10-25","session"/' 'event is not'
check 'an event of another name' line 's/"source_event_id":"wattlecreek-practice-2025-10-25"/"source_event_id":"1"/' 'source_event_id is not'
check 'a session that is no number' line 's/"source_race_id":"[0-9]*"/"source_race_id":"..\/x"/' 'no number of a session'
check 'another source' line 's/"source":"liverc"/"source":"elsewhere"/' 'source is not liverc'

# ---- types
check 'an object for a name' line 's/"display_name":"[^"]*"/"display_name":{"first":"x"}/' 'display_name is no text'
check 'a number for a name' line 's/"display_name":"[^"]*"/"display_name":7/' 'display_name is no text'
check 'a text for a number' line 's/"lap_time_ms":[0-9]*/"lap_time_ms":"30500"/' 'lap_time_ms is no whole number'
check 'a fraction' line 's/"lap_time_ms":[0-9]*/"lap_time_ms":30500.5/' 'lap_time_ms is no whole number'
check 'a list' line 's/"lap_number":[0-9]*/"lap_number":[1]/' 'lap_number is no whole number'
check 'a truth' line 's/"is_valid":[01]/"is_valid":true/' 'is_valid is no whole number'
check 'what is no JSON where JSON is kept' line 's/"raw_fields_json":"[^}]*}"/"raw_fields_json":"{"/' 'raw_fields_json is no JSON'
check 'what is no object' line '1s/.*/[]/' 'no table of ours'
check 'what is no JSON at all' line '1s/.*/{"table":/' ', line 1: '
check 'a key that nobody knows' line 's/"lap_number":/"colour":"red","lap_number":/' 'no row of laps has'
check 'a row number' line 's/"lap_number":/"race_result_id":1,"lap_number":/' 'no row of laps has'
check 'a computed column' line 's/"lap_number":/"lap_time_seconds":1,"lap_number":/' 'no row of laps has'
check 'a key twice' line 's/"lap_number":/"lap_number":1,"lap_number":/' 'two keys of one name'
check 'a NUL within a text' line 's/"display_name":"/"display_name":"\\u0000/' 'a NUL character'
check 'a NUL byte' line '2s/"/\x00"/' 'a NUL byte'
check 'a required value that is null' line 's/"lap_time_raw":"[^"]*"/"lap_time_raw":null/' ', line '

# ---- ranges
for value in 0 -30500 86400001 9223372036854775807 1e300 -9223372036854775808; do
  check "a lap of $value ms" line "s/\"lap_time_ms\":[0-9]*/\"lap_time_ms\":$value/" 'lap_time_ms is '
done
check 'a lap before the first' line 's/"lap_number":[0-9]*/"lap_number":-1/' 'lap_number is -1'
check 'negative laps' line 's/"laps_completed":[0-9]*/"laps_completed":-5/' 'laps_completed is -5'
check 'an endless total' line 's/"elapsed_ms":[0-9]*/"elapsed_ms":9007199254740991/' 'elapsed_ms is '
check 'a moment that is none' line 's/"updated_at":"[^"]*"/"updated_at":"yesterday"/' 'updated_at is no moment'
check 'a row of the future' line 's/"updated_at":"[^"]*"/"updated_at":"2999-01-01T00:00:00Z"/' 'still to come'

# ---- lengths
long_line() {
  made '1s/$/\n/' && python3 - "$work/made/$file" <<'P' && fit && refused 'longer than'
import sys
data = open(sys.argv[1]).read()
open(sys.argv[1], 'w').write('{"table":"laps","lap_time_raw":"' + 'x' * 30000000 + '"}\n' + data)
P
}
check 'a line of 30 MB' long_line

# ---- where names are made, and in the store itself
named() {
  cp -r "$work/home" "$work/bent"
  lite "$work/bent/race.db" "DROP TRIGGER track_rules_kept; UPDATE tracks SET source_track_slug = '../escaped'" || return 1
  mkdir "$work/in"
  in_store bent export ndjson "$work/in/days" >/dev/null 2>"$work/stderr"
  r=$?
  cat "$work/stderr"
  [ "$r" -eq 8 ] && grep -q 'no file can be named' "$work/stderr" && [ "$(ls "$work/in")" = days ] && [ "$(ls "$work/in/days")" = manifest.json ]
}
check 'an export makes no file of a name that is none' named
keeps() { ! lite "$work/home/race.db" "$1" 2>"$work/stderr" && grep -q "$2" "$work/stderr"; }
check 'the store refuses such a slug' keeps "UPDATE tracks SET source_track_slug = '../x'" 'a slug is'
check 'such an event' keeps "UPDATE events SET source_event_id = 'x/y'" 'an event has'
check 'a lap of no time' keeps 'UPDATE laps SET lap_time_ms = 0' 'a lap takes'
check 'a lap of more than a day' keeps 'UPDATE laps SET lap_time_ms = 86400001' 'a lap takes'
check 'negative laps in a result' keeps 'UPDATE race_results SET laps_completed = -1' 'no lap takes'

# A store of before the rules, with rows that break them.
survives() {
  cp -r "$work/home" "$work/old"
  lite "$work/old/race.db" "$(lite "$work/old/race.db" "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger'")
    UPDATE laps SET lap_time_ms = 9223372036854775807 WHERE id < 3; UPDATE laps SET lap_time_ms = -5 WHERE id = 4;
    UPDATE race_results SET laps_completed = -1 WHERE id = 1; PRAGMA user_version = $1" || return 1
  in_store old days >/dev/null || return 1
  in_store old db check >"$work/stdout" 2>"$work/stderr"
  r=$?
  [ "$r" -eq 8 ] && grep -q 'lap takes longer\|takes longer than 24 h' "$work/stdout" && grep -q '1 ms to 24 h' "$work/stdout" || { echo "exit $r"; cat "$work/stdout" "$work/stderr"; return 1; }
  [ "$(lite "$work/old/race.db" 'SELECT count(*) FROM laps')" = 477 ] && in_store old rebuild >/dev/null && in_store old db check
}
step=$(basename "$(ls "$(dirname "$0")"/../../schema/race/*_rules.sql)" | sed 's/^0*\([0-9]*\)_.*/\1/')
check 'a store with such rows comes along, they are named, and a rebuild mends it' survives $((step - 1))

echo "1..$n"
