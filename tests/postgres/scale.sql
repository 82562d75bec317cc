-- Laps of ten years, made in the server, into an empty database that has the central tables with laps
-- in partitions: psql -v laps=N. Sessions of 50 laps, days of 60 sessions. Invented throughout; keys are
-- checked and indexes built at the end, as one would load an archive.
SET session_replication_role = replica;
ALTER TABLE laps DROP CONSTRAINT laps_pkey;
DROP INDEX laps_race_result_id_lap_number_key;
CREATE FUNCTION made(kind text, n bigint) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN md5(kind || n)::uuid::text;
INSERT INTO tracks (id, source, source_track_slug, track_name, track_url, events_url, updated_at)
VALUES (made('t', 1), 'liverc', 'made', 'Made', 'https://made.liverc.com/', 'https://made.liverc.com/events', now());
INSERT INTO drivers (id, source, source_driver_id, display_name, updated_at)
SELECT made('d', d), 'liverc', 6000000 + d, 'Driver ' || d, now() FROM generate_series(1, 500) d;
-- One day in ten years after the other, then from the beginning on another track of the same name.
INSERT INTO events (id, source, source_event_id, track_id, event_name, event_date, event_entries, event_drivers,
                    event_url, updated_at)
SELECT made('e', e), 'liverc', 'made' || e / 3650 || '-practice-' || date '2016-01-01' + e % 3650, made('t', 1),
       'Practice', date '2016-01-01' + e % 3650, 0, 20, 'https://made.liverc.com/', now()
  FROM generate_series(0, :laps / 3000 - 1) e;
INSERT INTO races (id, event_id, source, source_race_id, class_name, race_label, race_url, start_time,
                   duration_seconds, session_type, updated_at)
SELECT made('r', r), made('e', r / 60), 'liverc', 90000000 + r, '1/8 Nitro Buggy', 'Practice - Driver ' || r % 500,
       'https://made.liverc.com/', timestamp '2016-01-01 08:00' + interval '1 day' * (r / 60 % 3650), 600,
       'practiceday', now()
  FROM generate_series(0, :laps / 50 - 1) r;
INSERT INTO race_drivers (id, race_id, driver_id, source, source_driver_id, display_name, updated_at)
SELECT made('rd', r), made('r', r), made('d', 1 + r % 500), 'liverc', 6000001 + r % 500, 'Driver ' || r % 500, now()
  FROM generate_series(0, :laps / 50 - 1) r;
INSERT INTO race_results (id, race_id, race_driver_id, position_final, laps_completed, fast_lap_time, updated_at)
SELECT made('rr', r), made('r', r), made('rd', r), 1, 50, 30, now()
  FROM generate_series(0, :laps / 50 - 1) r;
INSERT INTO laps (id, race_result_id, lap_number, position_on_lap, lap_time_raw, lap_time_seconds, elapsed_race_time,
                  event_date, updated_at)
SELECT made('l', l), made('rr', l / 50), l % 50 + 1, 1, '31.' || 100 + l % 900, 31.1, 31 * (l % 50 + 1),
       date '2016-01-01' + (l / 3000 % 3650)::integer, now()
  FROM generate_series(0, :laps - 1) l;
ALTER TABLE laps ADD PRIMARY KEY (id, event_date);
CREATE UNIQUE INDEX laps_race_result_id_lap_number_key ON laps (race_result_id, lap_number, event_date);
ANALYZE;
