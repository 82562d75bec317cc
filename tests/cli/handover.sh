#!/bin/sh
# Days from one store into another: what goes out comes in, nothing is lost, nothing is turned back.
#   handover.sh TRACKSIDE
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

in_store() { # in_store STORE ARGUMENT...
  store=$1
  shift
  "$trackside" --data "$work/$store" "$@" </dev/null
}
lite() { sqlite3 -init /dev/null -batch -bail -list "$@"; }
is() { [ "$1" = "$2" ] || { echo "got:  $1"; echo "want: $2"; return 1; }; }

# exits STATUS TEXT COMMAND...: it ends so, and says that on stderr.
exits() {
  wanted=$1
  text=$2
  shift 2
  status=0
  "$@" >/dev/null 2>"$work/err" || status=$?
  is "$status" "$wanted" || { cat "$work/err"; return 1; }
  grep -qF -- "$text" "$work/err" || { cat "$work/err"; return 1; }
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
in_store home demo >/dev/null 2>&1
in_store home export ndjson "$work/out" >/dev/null

round_trip() {
  in_store club import ndjson "$work/out" && in_store club export ndjson "$work/back" &&
    diff -r "$work/out" "$work/back"
}
check 'what goes out comes in: a second export has the same bytes' round_trip

# Every stored column of the tables is a key of their lines, but for row numbers and the key that is made of a class's name.
nothing_left_out() {
  for table in tracks events event_race_classes drivers races race_drivers race_results laps provenance; do
    line=$(grep -m 1 "^{\"table\":\"$table\"," "$work"/out/*.ndjson) || { echo "no $table"; return 1; }
    for column in $(lite "$work/home/race.db" "SELECT name FROM pragma_table_xinfo('$table')
                                                WHERE hidden = 0 AND name NOT IN ('id', 'track_id', 'event_id',
                                                 'race_id', 'driver_id', 'race_driver_id', 'race_result_id', 'event_race_class_id',
                                                 'class_key')"); do
      case $line in *"\"$column\":"*) ;; *) echo "$table.$column is left out"; return 1 ;; esac
    done
  done
}
check 'no column of race.db is left out' nothing_left_out

is_sound() { is "$(lite "$work/club/race.db" 'PRAGMA integrity_check; PRAGMA foreign_key_check')" ok; }
check 'the store that took them in is sound' is_sound

# What the user says about transponders is a link and stays at home.
linked() {
  in_store home driver alias add 7401126 6920417 2207359 --name Somebody >/dev/null &&
    in_store home export ndjson "$work/linked" >/dev/null && diff -r "$work/out" "$work/linked" &&
    in_store home driver alias remove --name Somebody >/dev/null 2>&1 &&
    is "$(lite "$work/home/race.db" 'SELECT count(*) FROM driver_links')" 0
}
check 'transponders said to be one person change no byte of an export' linked

again() { in_store club import ndjson "$work/out" --tsv | cut -f 3-6 | tail -n 1; }
check 'again: nothing changes' is "$(again)" "unchanged	0	0	666"

# Here a lap was corrected later, there a figure is known that is missing here.
lite "$work/club/race.db" "UPDATE laps SET lap_time_ms = 99999, updated_at = '2030-01-01T00:00:00Z'
                            WHERE id = (SELECT min(id) FROM laps);
                           UPDATE race_results SET avg_top_5_ms = 12345, updated_at = '2001-01-01T00:00:00Z'
                            WHERE id = (SELECT min(id) FROM race_results WHERE avg_top_5_ms IS NULL);"
merged() {
  in_store club import ndjson "$work/out" >/dev/null &&
    is "$(lite "$work/club/race.db" 'SELECT count(*) FROM laps WHERE lap_time_ms = 99999')" 1 &&
    is "$(lite "$work/club/race.db" "SELECT count(*) FROM race_results WHERE avg_top_5_ms = 12345
                                                                      AND updated_at > '2001'")" 1
}
check 'an older row turns nothing back, and a NULL replaces nothing' merged

# The site corrected a transponder: there it is corrected, here not yet.
corrected() {
  in_store late import ndjson "$work/out" >/dev/null &&
    lite "$work/late/race.db" "UPDATE race_drivers SET source_driver_id = '1111111', transponder_number = '1111111',
                                      updated_at = '2001-01-01T00:00:00Z'
                                WHERE id = (SELECT min(id) FROM race_drivers)" &&
    in_store late import ndjson "$work/out" >/dev/null &&
    is "$(lite "$work/late/race.db" 'SELECT count(*), count(DISTINCT race_id) FROM race_drivers')" '56|56' &&
    is "$(lite "$work/late/race.db" "SELECT count(*) FROM race_drivers WHERE source_driver_id = '1111111'")" 0 &&
    lite "$work/late/race.db" "UPDATE race_drivers SET source_driver_id = '1111111', updated_at = '2030-01-01T00:00:00Z'
                                WHERE id = (SELECT min(id) FROM race_drivers)" &&
    in_store late import ndjson "$work/out" >/dev/null &&
    is "$(lite "$work/late/race.db" 'SELECT count(*), count(DISTINCT race_id) FROM race_drivers')" '56|56' &&
    is "$(lite "$work/late/race.db" 'SELECT count(*) FROM laps')" 477
}
check 'a corrected transponder re-keys its session, and is never turned back' corrected

zones() {
  in_store club track show wattlecreek --json | grep -q '"timezone": "Australia/Sydney"' &&
    in_store own track add wattlecreek --timezone Australia/Perth >/dev/null 2>&1 &&
    in_store own import ndjson "$work/out" >/dev/null &&
    in_store own track show wattlecreek --json | grep -q '"timezone": "Australia/Perth"' &&
    is "$(lite "$work/own/race.db" "SELECT timezone, start_time_local, start_time FROM races
         JOIN events ON events.id = event_id JOIN tracks ON tracks.id = track_id
         WHERE source_race_id = '21290440'")" 'Australia/Perth|2025-10-25T16:41:58|2025-10-25T08:41:58Z'
}
check 'the zone comes along, and never over the one the user gave; UTC is by that' zones

check 'offline questions are answered' in_store club --offline show wattlecreek 2025-10-25

# Earlier versions wrote no ids of events into the manifest.
without_ids() {
  cp -r "$work/out" "$work/earlier" && sed -i '/"event":/d' "$work/earlier/manifest.json" &&
    in_store since import ndjson "$work/earlier" && in_store since export ndjson "$work/since_out" &&
    diff -r "$work/out" "$work/since_out"
}
check 'days of an earlier version come in' without_ids

# ---- what is no such directory ----

check 'no directory' exits 4 'manifest.json' in_store none import ndjson "$work/nowhere"
mkdir "$work/other" && echo hello >"$work/other/letter.txt"
check 'an export never mixes with other files' exits 1 'holds something else' \
  in_store home export ndjson "$work/other"
mkdir "$work/alien" && echo '{"pages": []}' >"$work/alien/manifest.json"
check 'a manifest of something else' exits 8 'is not that of' in_store club import ndjson "$work/alien"
mkdir "$work/newer" && sed 's/"format": 1/"format": 2/' "$work/out/manifest.json" >"$work/newer/manifest.json"
check 'a later format' exits 11 'update trackside' in_store club import ndjson "$work/newer"
cp -r "$work/out" "$work/cut" && sed -i '$d' "$work"/cut/*.ndjson
check 'a file that lost a line on its way' exits 8 'copy it again' in_store club import ndjson "$work/cut"
mkdir "$work/away" && sed 's/"file": "/"file": "..\/out\//' "$work/out/manifest.json" >"$work/away/manifest.json"
check 'a manifest that leads elsewhere' exits 8 'without its file' in_store club import ndjson "$work/away"

# broken FIND REPLACE: a directory whose digests fit, but not its lines.
broken() {
  rm -rf "$work/broken" && cp -r "$work/out" "$work/broken" && sed -i "s/$1/$2/" "$work"/broken/*.ndjson &&
    sum=$(sha256sum "$work"/broken/*.ndjson | cut -d ' ' -f 1) &&
    sed -i "s/\"sha256\": .*/\"sha256\": \"$sum\"/" "$work/broken/manifest.json"
}
broken '"table":"laps"' '"table":"lapse"'
check 'a line of no table of ours is told with its number' exits 8 ', line ' in_store fresh import ndjson "$work/broken"
broken '"lap_time_ms":[0-9]*' '"lap_time_ms":"soon"'
check 'a value of another type is told with its line' exits 8 ', line ' in_store fresh import ndjson "$work/broken"
check 'and the day is not half there' is "$(lite "$work/fresh/race.db" 'SELECT count(*) FROM events')" 0

# ---- one file ----

one_file() {
  in_store home export sqlite "$work/day.db" >/dev/null &&
    is "$(lite "$work/day.db" 'PRAGMA integrity_check; PRAGMA foreign_key_check; PRAGMA journal_mode;
      SELECT sessions, laps_stored FROM practice_days; SELECT count(*) FROM laps')" 'ok
delete
56|477
477' && is "$(ls "$work" | grep -c 'day\.db')" 1
}
check 'one database file, in no need of others' one_file
check 'it is never written over' exits 1 'there already' in_store home export sqlite "$work/day.db"
check 'a day that is not stored' exits 4 'no stored practice day fits' \
  in_store home export sqlite "$work/none.db" --day 2001-01-01
as_store() { mkdir "$work/handed" && cp "$work/day.db" "$work/handed/race.db" &&
  in_store handed track add wattlecreek >/dev/null 2>&1 && in_store handed export ndjson "$work/again" >/dev/null &&
  cmp "$work"/out/*.ndjson "$work"/again/*.ndjson; }
check 'it is a race.db of its own, the same to the byte' as_store

# ---- a race event, beside the practice day ----

race_tables='event_entries event_qual_points event_qual_points_entries event_round_rankings event_round_ranking_entries
  multi_main_results multi_main_result_entries event_overall_rankings event_overall_ranking_entries'
cp -r "$work/home" "$work/cup" && lite "$work/cup/race.db" <"$(dirname "$0")/race_event.sql"
race_goes_out_and_in() {
  in_store cup export ndjson "$work/cup_out" >/dev/null && in_store cup2 import ndjson "$work/cup_out" >/dev/null &&
    in_store cup2 export ndjson "$work/cup_back" >/dev/null && diff -r "$work/cup_out" "$work/cup_back" &&
    is "$(ls "$work/cup_out")" 'manifest.json
wattlecreek-2025-10-25.ndjson
wattlecreek-486000.ndjson'
}
check 'a race event goes out and comes in, under its own number' race_goes_out_and_in
# Every column of a race's tables is filled in the first store, and in the second.
race_columns() {
  for table in $race_tables races race_drivers race_results laps; do
    for column in $(lite "$work/cup2/race.db" "SELECT name FROM pragma_table_xinfo('$table') WHERE hidden = 0
          AND name NOT IN ('range_low_ms', 'range_high_ms', 'range_raw', 'avg_lap_raw', 'crossed_at_local', 'transponder_number')
          AND '$table.' || name NOT IN ('races.start_time', 'races.start_time_flag', 'races.end_time_local', 'races.race_metadata',
            'races.vehicle_type', 'races.skill_tier', 'races.removed_at', 'races.self_check')"); do
      is "$table.$column $(lite "$work/cup2/race.db" "SELECT count($column) > 0 FROM $table WHERE created_at = '2025-11-17T06:00:00Z'")" \
        "$table.$column 1" || return 1
    done
  done
}
check 'no column of it is left out' race_columns
check 'the store that took it in is sound' in_store cup2 db check
race_in_one_file() {
  in_store cup export sqlite "$work/cup.db" >/dev/null && mkdir "$work/cup3" && cp "$work/cup.db" "$work/cup3/race.db" &&
    in_store cup3 track add wattlecreek >/dev/null 2>&1 && in_store cup3 export ndjson "$work/cup_again" >/dev/null &&
    cmp "$work/cup_out/wattlecreek-486000.ndjson" "$work/cup_again/wattlecreek-486000.ndjson"
}
check 'it is in the one database file too' race_in_one_file
race_is_let_be() {
  in_store cup rebuild wattlecreek 2025-10-25 >/dev/null && in_store cup forget wattlecreek 2025-10-25 --yes >/dev/null &&
    in_store cup export ndjson "$work/cup_left" >/dev/null &&
    cmp "$work/cup_out/wattlecreek-486000.ndjson" "$work/cup_left/wattlecreek-486000.ndjson"
}
check 'rebuilding and forgetting a practice day leave it, and those who are entered alone' race_is_let_be

echo "1..$n"
