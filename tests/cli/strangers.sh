#!/bin/bash
# What is in a database and is not ours: a trigger never fires, the rest is named.
#   strangers.sh TRACKSIDE
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
export TRACKSIDE_DATA=$work/data
lite() { sqlite3 -init /dev/null -batch -bail -list "$@"; }
"$trackside" demo --data "$TRACKSIDE_DATA" >/dev/null 2>&1 || exit 1
check 'a store of our own has no strangers' "$trackside" db check
cp -r "$work/data" "$work/before"

lite "$work/data/race.db" "CREATE TABLE loot (what TEXT);
  CREATE TRIGGER planted AFTER UPDATE ON laps BEGIN INSERT INTO loot VALUES (NEW.lap_time_raw); END;
  CREATE TRIGGER planted_too AFTER DELETE ON races BEGIN INSERT INTO loot VALUES (OLD.race_label); END;
  CREATE VIEW mine AS SELECT * FROM laps"
refused() {
  "$trackside" "$@" >/dev/null 2>"$work/stderr" </dev/null
  r=$?
  [ "$r" -eq 8 ] && grep -q 'planted' "$work/stderr" || { echo "exit $r"; cat "$work/stderr"; return 1; }
  [ "$(lite "$work/data/race.db" 'SELECT count(*) FROM loot')" = 0 ]
}
check 'a planted trigger does not fire in a rebuild' refused rebuild
check 'nor in an ingest' refused --offline ingest wattlecreek 2025-10-25
check 'reading goes on' "$trackside" days
named() {
  "$trackside" db check --tsv >"$work/stdout" 2>"$work/stderr"
  [ $? -eq 8 ] || return 1
  for stranger in 'table loot' 'trigger planted' 'trigger planted_too' 'view mine'; do
    grep -q "$stranger	trackside did not make it" "$work/stdout" || { echo "$stranger"; cat "$work/stdout"; return 1; }
  done
}
check 'all are named' named
lite "$work/data/race.db" 'DROP TRIGGER planted; DROP TRIGGER planted_too'
check 'without them writing goes on' "$trackside" rebuild

rm -rf "$work/data" && cp -r "$work/before" "$work/data"
lite "$work/data/race.db" "DROP TRIGGER lap_rules; CREATE TRIGGER lap_rules BEFORE INSERT ON laps BEGIN DELETE FROM tracks; END"
imitated() { "$trackside" rebuild >/dev/null 2>"$work/stderr"; [ $? -eq 8 ] && grep -q lap_rules "$work/stderr"; }
check 'one under the name of ours is a stranger too' imitated

( exit 0 ) & gone=$!
wait $gone
swept() {
  rm -rf "$work/data" && cp -r "$work/before" "$work/data"
  touch "$work/data/race.db.before-3.part-$gone-00ff" "$work/data/race.db.before-3.part-$gone-00ff-journal"
  "$trackside" rebuild >/dev/null 2>&1 && [ -z "$(find "$work/data" -name '*.part-*')" ]
}
check 'what a dead process left among the stores is taken away' swept

echo "1..$n"
