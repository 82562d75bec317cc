#!/bin/sh
# export_times.sh TRACKSIDE SOURCE_ROOT: the venue's clock and UTC, in three zones, over both changes
# of the clocks.
set -eu
trackside=$1
source_root=$2
. "$source_root/tests/postgres/export_lib.sh"
start

# The days: spring and autumn of each zone, and one without a change. Starts every half hour, so that
# some fall into the hour that is skipped or shown twice. trackside itself fills the UTC columns.
new_zone() { # TRACK ZONE DAY...
  track=$1
  zone=$2
  shift 2
  for day in "$@"; do
    new_season zones "$track" NULL "$day" 1 10 2
  done
  lite "$cluster_dir/zones/race.db" "UPDATE races SET start_time_local =
    strftime('%Y-%m-%dT%H:%M:%S', substr(start_time_local, 1, 10),
             (30 * (source_race_id % 1000)) || ' minutes')
    WHERE event_id IN (SELECT id FROM events WHERE source_event_id LIKE '$track-%')"
  "$trackside" --data "$cluster_dir/zones" track add "$track" --timezone "$zone" >/dev/null 2>&1
}
new_zone sydney Australia/Sydney 2025-10-05 2025-04-06 2025-07-01
new_zone denver America/Denver 2025-03-09 2025-11-02 2025-07-01
new_zone dublin Europe/Dublin 2025-03-30 2025-10-26 2025-07-01
race_db=$cluster_dir/zones/race.db

local_times() {
  lite "$race_db" "SELECT r.source_race_id, replace(r.start_time_local, 'T', ' ') FROM races r
    WHERE r.start_time_flag IS NULL OR $1 ORDER BY 1"
}

check 'the days have skipped and repeated hours in them' is "$(lite "$race_db" "SELECT
  count(DISTINCT event_id) FROM races WHERE start_time_flag IS NOT NULL")" 6

new_target venue
send zones venue --times venue
check 'venue: the wall clock arrives as printed, doubtful hours included' is \
  "$(sql venue 'SELECT source_race_id, start_time FROM races ORDER BY 1')" "$(local_times true)"
check 'venue: doubtful hours are flagged' is "$(sql venue "SELECT count(*) FROM races
  WHERE race_metadata #>> '{trackside,startTimeFlag}' IN ('ambiguous', 'impossible')")" \
  "$(lite "$race_db" 'SELECT count(*) FROM races WHERE start_time_flag IS NOT NULL')"

new_target utc
send zones utc --times utc
check 'utc: moments arrive as they are' is \
  "$(sql utc 'SELECT source_race_id, start_time FROM races ORDER BY 1')" \
  "$(lite "$race_db" "SELECT source_race_id, replace(replace(start_time, 'T', ' '), 'Z', '')
       FROM races ORDER BY 1")"
check 'utc: with the zone in metadata the wall clock comes back' is "$(sql utc "SELECT
  r.source_race_id, r.start_time AT TIME ZONE 'UTC' AT TIME ZONE (e.metadata ->> 'timezone')
  FROM races r JOIN events e ON e.id = r.event_id
  WHERE r.race_metadata #>> '{trackside,startTimeFlag}' IS DISTINCT FROM 'impossible'
  ORDER BY 1")" "$(local_times "r.start_time_flag = 'ambiguous'")"
check 'the calendar day stays the calendar day in both' is "$(sql utc "SELECT count(*) FROM events
  WHERE source_event_id LIKE '%' || to_char(event_date, 'YYYY-MM-DD') AND event_date::time = '0:0'")" 9

# ---- a zone corrected later ----

# Of the rows only UTC columns change, and no updated_at: the days are sent again for what is in them.
stamps() { lite "$race_db" 'SELECT updated_at FROM races UNION ALL SELECT updated_at FROM events'; }
stamps >"$scratch/stamps"
correct() { "$trackside" --data "$cluster_dir/zones" track add sydney --timezone "$1" >/dev/null 2>&1; }
arrives() {
  is "$(sql utc 'SELECT source_race_id, start_time FROM races ORDER BY 1')" \
    "$(lite "$race_db" "SELECT source_race_id, replace(replace(start_time, 'T', ' '), 'Z', '')
         FROM races ORDER BY 1")" &&
    is "$(sql utc "SELECT source_race_id, race_metadata #>> '{trackside,startTimeFlag}' FROM races ORDER BY 1")" \
      "$(lite "$race_db" 'SELECT source_race_id, start_time_flag FROM races ORDER BY 1')"
}
correct Australia/Brisbane
check 'corrected: nothing but UTC is another' is "$(stamps)" "$(cat "$scratch/stamps")"
check 'corrected: an export sends it' send zones utc --times utc
check 'corrected: moments arrive, and doubts are gone' arrives
check 'corrected: the event names the zone' is "$(sql utc "SELECT DISTINCT metadata ->> 'timezone'
  FROM events WHERE source_event_id LIKE 'sydney-%'")" Australia/Brisbane
correct Australia/Sydney
check 'corrected back: an export sends it' send zones utc --times utc
check 'corrected back: moments and doubts arrive' arrives

# ---- auto ----

new_target auto
check 'auto takes UTC where the target holds nothing' send zones auto
check 'and stores UTC' is "$(sql auto "SELECT DISTINCT metadata #>> '{trackside,times}' FROM events")" utc
check 'auto follows UTC' send zones auto --refresh
check 'and says so' says 'times of sydney: UTC, as the target holds it'
check 'auto follows the wall clock' send zones venue --refresh
check 'and says so too' says "times of sydney: the venue's clock, as the target holds it"
no_mix() {
  dump venue >"$scratch/before"
  exits 1 send zones venue --times utc && says '--times venue' && dump venue | diff "$scratch/before" -
}
check 'UTC is not mixed into wall-clock times' no_mix
no_mix_either() { exits 1 send zones auto --times venue && says '--times utc'; }
check 'nor the wall clock into UTC' no_mix_either
check 'a wrong --times is a usage error' exits 2 send zones auto --times local

sql auto "UPDATE trackside_exports SET times = 'venue' WHERE source_event_id = 'sydney-practice-2025-07-01'"
mixed() { exits 1 send zones auto --refresh && says 'both in UTC and'; }
check 'a target that is mixed already is told' mixed

new_season nowhere nowhere NULL 2025-07-01 1 2 2
new_target nowhere
zone_needed() {
  exits 1 send nowhere nowhere && says 'track add nowhere --timezone' && says '--times venue' &&
    is "$(sql nowhere 'SELECT count(*) FROM events')" 0
}
check 'without a zone auto refuses, and names both ways out' zone_needed
check 'without a zone the wall clock can be sent' send nowhere nowhere --times venue
finish
