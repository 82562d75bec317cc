-- A season of practice days for race.db, for tests and the benchmark: in a copy of a race.db whose
-- schema is there, `sqlite3 race.db` with these set by .parameter before:
--   :track  slug     :zone   its time zone or NULL
--   :first  first day   :days  how many days
--   :sessions  of a day      :laps  of a session
-- Starts are given in UTC as if the zone were UTC. Invented names throughout.
PRAGMA foreign_keys = ON;
BEGIN;
INSERT INTO tracks (source, source_track_slug, track_name, track_url, events_url, timezone,
                    created_at, updated_at)
VALUES ('liverc', :track, :track || ' Raceway', 'https://' || :track || '.liverc.com/',
        'https://' || :track || '.liverc.com/events', :zone,
        '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')
ON CONFLICT DO NOTHING;

WITH RECURSIVE day (n, date) AS (
    SELECT 1, :first UNION ALL SELECT n + 1, date(date, '+1 day') FROM day WHERE n < :days)
INSERT INTO events (source, source_event_id, track_id, event_name, event_date, event_entries,
                    event_drivers, event_url, ingest_depth, last_ingested_at, metadata,
                    created_at, updated_at)
SELECT 'liverc', :track || '-practice-' || date, t.id, 'Practice ' || date, date || 'T00:00:00', 0,
       20, 'https://' || :track || '.liverc.com/practice/?p=session_list&d=' || date, 'laps_full',
       date || 'T12:00:00Z', json_object('practiceDayStats', json_object('totalLaps', 1)),
       date || 'T12:00:00Z', date || 'T12:00:00Z'
  FROM day, tracks t WHERE t.source_track_slug = :track;

INSERT INTO event_race_classes (event_id, class_name, from_entry_list, created_at, updated_at)
SELECT e.id, k.column1, 0, e.created_at, e.created_at
  FROM events e, (VALUES ('1/8 Nitro Buggy'), ('1/10 Open')) k
 WHERE e.source_event_id LIKE :track || '-practice-%'
   AND e.id NOT IN (SELECT event_id FROM event_race_classes);

WITH RECURSIVE chip (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM chip WHERE n < 39)
INSERT INTO drivers (source, source_driver_id, display_name, normalized_name, transponder_number,
                     created_at, updated_at)
SELECT 'liverc', 5000000 + n, 'Driver ' || n, 'driver ' || n, 5000000 + n,
       '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z' FROM chip WHERE true
ON CONFLICT DO NOTHING;

WITH RECURSIVE session (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM session WHERE n < :sessions)
INSERT INTO races (event_id, source, source_race_id, class_name, race_label, race_url, start_time,
                   start_time_local, duration_seconds, session_type, race_metadata,
                   event_race_class_id, detail, created_at, updated_at)
SELECT e.id, 'liverc', e.id * 1000 + s.n, k.class_name, 'Practice - Driver ' || (s.n % 40),
       'https://' || :track || '.liverc.com/practice/?p=view_session&id=' || (e.id * 1000 + s.n),
       CASE WHEN :zone IS NOT NULL
            THEN strftime('%Y-%m-%dT%H:%M:%SZ', e.event_date, '+8 hours', (60 * s.n) || ' seconds') END,
       strftime('%Y-%m-%dT%H:%M:%S', e.event_date, '+8 hours', (60 * s.n) || ' seconds'),
       600, 'practiceday', json_object('end_time', NULL), k.id, 'stored',
       e.created_at, e.created_at
  FROM events e, session s
  JOIN event_race_classes k ON k.event_id = e.id
       AND k.class_name = CASE s.n % 2 WHEN 0 THEN '1/10 Open' ELSE '1/8 Nitro Buggy' END
 WHERE e.source_event_id LIKE :track || '-practice-%'
   AND e.id NOT IN (SELECT event_id FROM races);

INSERT INTO race_drivers (race_id, driver_id, source, source_driver_id, display_name,
                          transponder_number, created_at, updated_at)
SELECT r.id, d.id, 'liverc', d.source_driver_id, d.display_name, d.transponder_number,
       r.created_at, r.created_at
  FROM races r
  JOIN events e ON e.id = r.event_id
  JOIN drivers d ON d.source_driver_id = CAST(5000000 + r.source_race_id % 40 AS TEXT)
 WHERE e.source_event_id LIKE :track || '-practice-%'
   AND r.id NOT IN (SELECT race_id FROM race_drivers);

INSERT INTO race_results (race_id, race_driver_id, position_final, laps_completed, fast_lap_ms,
                          avg_lap_ms, consistency_thousandths, raw_fields_json, created_at,
                          updated_at)
SELECT rd.race_id, rd.id, 1, :laps, 30000, 31000, 95000, json_object('std_deviation', 0.5),
       rd.created_at, rd.created_at
  FROM race_drivers rd
  JOIN races r ON r.id = rd.race_id
  JOIN events e ON e.id = r.event_id
 WHERE e.source_event_id LIKE :track || '-practice-%'
   AND r.id NOT IN (SELECT race_id FROM race_results);

WITH RECURSIVE lap (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM lap WHERE n < :laps)
INSERT INTO laps (race_result_id, lap_number, position_on_lap, lap_time_raw, lap_time_ms,
                  elapsed_ms, is_valid, created_at, updated_at)
SELECT rr.id, lap.n, 1, printf('%d.%03d', 30 + lap.n % 5, (rr.id + lap.n * 37) % 1000),
       (30 + lap.n % 5) * 1000 + (rr.id + lap.n * 37) % 1000, lap.n * 31000, 1,
       rr.created_at, rr.created_at
  FROM race_results rr
  JOIN races r ON r.id = rr.race_id
  JOIN events e ON e.id = r.event_id
  CROSS JOIN lap
 WHERE e.source_event_id LIKE :track || '-practice-%'
   AND rr.id NOT IN (SELECT race_result_id FROM laps);
COMMIT;
