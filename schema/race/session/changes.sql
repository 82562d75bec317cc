-- The log of changes: triggers of this connection alone, so that they may ask which page is being
-- written (race_store_name_source). While none is named, nothing is logged. Rows that days share
-- (tracks, drivers) are not logged: what a session says of its driver is. Nor are sums of what is.

-- Another process may have made tables since this connection last read the schema. SQLite looks
-- again by itself when a query names a table that it does not know, but not when a trigger does.
SELECT count(*) FROM sqlite_schema;

CREATE TEMP TABLE change_source (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    event_id   INTEGER,                         -- NULL: a day that is not stored yet
    changed_at TEXT NOT NULL,
    cache_key  TEXT NOT NULL,
    sha256     TEXT NOT NULL
);

CREATE TEMP TRIGGER changed_events AFTER UPDATE ON main.events
WHEN EXISTS (SELECT 1 FROM change_source) AND OLD.last_ingested_at IS NOT NULL  -- else it is new
BEGIN
    INSERT INTO changes (event_id, changed_at, cache_key, sha256, table_name, row_key, column_name, old_value, new_value)
    WITH v (name, was, is_now) AS (VALUES
        ('event_name', OLD.event_name, NEW.event_name),
        ('event_drivers', OLD.event_drivers, NEW.event_drivers),
        ('event_url', OLD.event_url, NEW.event_url),
        ('ingest_depth', OLD.ingest_depth, NEW.ingest_depth),
        ('practice_total_laps', OLD.practice_total_laps, NEW.practice_total_laps),
        ('practice_track_time_seconds', OLD.practice_track_time_seconds, NEW.practice_track_time_seconds),
        ('practice_unique_drivers', OLD.practice_unique_drivers, NEW.practice_unique_drivers),
        ('practice_unknown_drivers', OLD.practice_unknown_drivers, NEW.practice_unknown_drivers),
        ('practice_unique_classes', OLD.practice_unique_classes, NEW.practice_unique_classes),
        ('practice_time_range_start', OLD.practice_time_range_start, NEW.practice_time_range_start),
        ('practice_time_range_end', OLD.practice_time_range_end, NEW.practice_time_range_end),
        ('self_check', OLD.self_check, NEW.self_check))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'events', NEW.source_event_id, v.name, v.was, v.is_now
      FROM change_source s, v
     WHERE v.was IS NOT v.is_now;
END;

CREATE TEMP TRIGGER changed_races AFTER UPDATE ON main.races
WHEN EXISTS (SELECT 1 FROM change_source)
BEGIN
    INSERT INTO changes (event_id, changed_at, cache_key, sha256, table_name, row_key, column_name, old_value, new_value)
    WITH v (name, was, is_now) AS (VALUES
        ('class_name', OLD.class_name, NEW.class_name),
        ('race_label', OLD.race_label, NEW.race_label),
        ('race_url', OLD.race_url, NEW.race_url),
        ('start_time_local', OLD.start_time_local, NEW.start_time_local),
        ('end_time_local', OLD.end_time_local, NEW.end_time_local),
        ('duration_seconds', OLD.duration_seconds, NEW.duration_seconds),
        ('detail', OLD.detail, NEW.detail),
        ('removed_at', OLD.removed_at, NEW.removed_at),
        ('self_check', OLD.self_check, NEW.self_check))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'races', NEW.source_race_id, v.name, v.was, v.is_now
      FROM change_source s, v
     WHERE v.was IS NOT v.is_now;
END;

CREATE TEMP TRIGGER changed_race_drivers AFTER UPDATE ON main.race_drivers
WHEN EXISTS (SELECT 1 FROM change_source)
BEGIN
    INSERT INTO changes (event_id, changed_at, cache_key, sha256, table_name, row_key, column_name, old_value, new_value)
    WITH v (name, was, is_now) AS (VALUES
        ('source_driver_id', OLD.source_driver_id, NEW.source_driver_id),
        ('display_name', OLD.display_name, NEW.display_name),
        ('transponder_number', OLD.transponder_number, NEW.transponder_number))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'race_drivers',
           (SELECT r.source_race_id FROM races r WHERE r.id = NEW.race_id), v.name, v.was, v.is_now
      FROM change_source s, v
     WHERE v.was IS NOT v.is_now;
END;

CREATE TEMP TRIGGER changed_race_results AFTER UPDATE ON main.race_results
WHEN EXISTS (SELECT 1 FROM change_source)
BEGIN
    INSERT INTO changes (event_id, changed_at, cache_key, sha256, table_name, row_key, column_name, old_value, new_value)
    WITH v (name, was, is_now) AS (VALUES
        ('laps_completed', OLD.laps_completed, NEW.laps_completed),
        ('fast_lap_ms', OLD.fast_lap_ms, NEW.fast_lap_ms),
        ('avg_lap_ms', OLD.avg_lap_ms, NEW.avg_lap_ms),
        ('consistency_thousandths', OLD.consistency_thousandths, NEW.consistency_thousandths),
        ('top_3_consecutive_ms', OLD.top_3_consecutive_ms, NEW.top_3_consecutive_ms),
        ('avg_top_5_ms', OLD.avg_top_5_ms, NEW.avg_top_5_ms),
        ('avg_top_10_ms', OLD.avg_top_10_ms, NEW.avg_top_10_ms),
        ('avg_top_15_ms', OLD.avg_top_15_ms, NEW.avg_top_15_ms),
        ('std_deviation_ms', OLD.std_deviation_ms, NEW.std_deviation_ms),
        ('range_low_ms', OLD.range_low_ms, NEW.range_low_ms),
        ('range_high_ms', OLD.range_high_ms, NEW.range_high_ms),
        ('range_raw', OLD.range_raw, NEW.range_raw))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'race_results',
           (SELECT r.source_race_id FROM races r WHERE r.id = NEW.race_id), v.name, v.was, v.is_now
      FROM change_source s, v
     WHERE v.was IS NOT v.is_now;
END;

CREATE TEMP TRIGGER changed_laps AFTER UPDATE ON main.laps
WHEN EXISTS (SELECT 1 FROM change_source)
BEGIN
    INSERT INTO changes (event_id, changed_at, cache_key, sha256, table_name, row_key, column_name, old_value, new_value)
    WITH v (name, was, is_now) AS (VALUES
        ('lap_time_raw', OLD.lap_time_raw, NEW.lap_time_raw),
        ('lap_time_ms', OLD.lap_time_ms, NEW.lap_time_ms),
        ('is_valid', OLD.is_valid, NEW.is_valid),
        ('crossed_at_local', OLD.crossed_at_local, NEW.crossed_at_local))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'laps',
           (SELECT r.source_race_id FROM race_results rr JOIN races r ON r.id = rr.race_id
             WHERE rr.id = NEW.race_result_id) || '/' || NEW.lap_number, v.name, v.was, v.is_now
      FROM change_source s, v
     WHERE v.was IS NOT v.is_now;
END;

CREATE TEMP TRIGGER dropped_laps AFTER DELETE ON main.laps
WHEN EXISTS (SELECT 1 FROM change_source)
BEGIN
    INSERT INTO changes (event_id, changed_at, cache_key, sha256, table_name, row_key, column_name, old_value, new_value)
    WITH v (name, was) AS (VALUES
        ('lap_time_raw', OLD.lap_time_raw),
        ('lap_time_ms', OLD.lap_time_ms),
        ('is_valid', OLD.is_valid))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'laps',
           (SELECT r.source_race_id FROM race_results rr JOIN races r ON r.id = rr.race_id
             WHERE rr.id = OLD.race_result_id) || '/' || OLD.lap_number, v.name, v.was, NULL
      FROM change_source s, v;
END;
