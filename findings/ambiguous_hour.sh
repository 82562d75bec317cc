#!/usr/bin/env bash
# An hour that a clock shows twice: PostgreSQL and Luxon take the second, JavaScript's Date and
# Python's zoneinfo the first.
#
# Versions:  @electric-sql/pglite 0.2.17 (PostgreSQL 16.4), luxon 3.5.0, both from npm; the node
#            and python3 of the machine, whose choice their language references fix.
# Input:     2025-11-02 01:30 in America/New_York, when clocks go back from 02:00 to 01:00.
# Seen:      AT TIME ZONE and Luxon say 06:30Z (standard time), Date and zoneinfo 05:30Z (summer
#            time). For 2025-03-09 02:30, which no clock shows, all four say 07:30Z.
# Matters:   local times written by one and compared by another differ by an hour, once a year, in
#            both directions of the same table.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @electric-sql/pglite@0.2.17 luxon@3.5.0 >/dev/null

cat >ask.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';
import { DateTime } from 'luxon';
const zone = 'America/New_York';
const short = (date) => date.toISOString().slice(0, 16) + 'Z';
const db = new PGlite();
for (const wall of ['2025-11-02T01:30', '2025-03-09T02:30']) {
  const { rows } = await db.query(
    'SELECT $1::timestamp AT TIME ZONE $2 AS instant', [wall.replace('T', ' '), zone]);
  console.log('postgresql', wall, short(rows[0].instant));
  console.log('luxon', wall, short(DateTime.fromISO(wall, { zone }).toJSDate()));
  console.log('date', wall, short(new Date(wall + ':00')));
}
JS
cat >ask.py <<'PY'
from datetime import datetime, timezone
from zoneinfo import ZoneInfo
for wall in ("2025-11-02T01:30", "2025-03-09T02:30"):
    local = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo("America/New_York"))
    print("zoneinfo", wall, local.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%MZ"))
PY
{ TZ=America/New_York node ask.mjs && python3 ask.py; } | sort | tee seen
cat >expected <<'END'
date 2025-03-09T02:30 2025-03-09T07:30Z
date 2025-11-02T01:30 2025-11-02T05:30Z
luxon 2025-03-09T02:30 2025-03-09T07:30Z
luxon 2025-11-02T01:30 2025-11-02T06:30Z
postgresql 2025-03-09T02:30 2025-03-09T07:30Z
postgresql 2025-11-02T01:30 2025-11-02T06:30Z
zoneinfo 2025-03-09T02:30 2025-03-09T07:30Z
zoneinfo 2025-11-02T01:30 2025-11-02T05:30Z
END
diff expected seen
echo "as stated"
