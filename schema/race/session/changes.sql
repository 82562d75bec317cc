-- The log of changes: triggers of this connection alone, so that they may ask which page is being
-- written (race_store_name_source). While none is named, nothing is logged. Rows that days share
-- (tracks, drivers) are not logged: what a session says of its driver is. Nor are sums of what is,
-- and rankings are such. Keys of a race's rows name the driver; a practice session has but one.

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
        ('event_date', OLD.event_date, NEW.event_date),
        ('event_date_end', OLD.event_date_end, NEW.event_date_end),
        ('event_entries', OLD.event_entries, NEW.event_entries),
        ('event_drivers', OLD.event_drivers, NEW.event_drivers),
        ('total_race_laps', OLD.total_race_laps, NEW.total_race_laps),
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
        ('race_order', OLD.race_order, NEW.race_order),
        ('section_header', OLD.section_header, NEW.section_header),
        ('completed_at', OLD.completed_at, NEW.completed_at),
        ('start_time_local', OLD.start_time_local, NEW.start_time_local),
        ('end_time_local', OLD.end_time_local, NEW.end_time_local),
        ('duration_seconds', OLD.duration_seconds, NEW.duration_seconds),
        ('length_laps', OLD.length_laps, NEW.length_laps),
        ('first_lap_counts', OLD.first_lap_counts, NEW.first_lap_counts),
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
        ('transponder_number', OLD.transponder_number, NEW.transponder_number),
        ('car_number', OLD.car_number, NEW.car_number))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'race_drivers',
           (SELECT r.source_race_id || iif(r.session_type IS 'practiceday', '', '/' || NEW.source_driver_id)
              FROM races r WHERE r.id = NEW.race_id), v.name, v.was, v.is_now
      FROM change_source s, v
     WHERE v.was IS NOT v.is_now;
END;

CREATE TEMP TRIGGER changed_race_results AFTER UPDATE ON main.race_results
WHEN EXISTS (SELECT 1 FROM change_source)
BEGIN
    INSERT INTO changes (event_id, changed_at, cache_key, sha256, table_name, row_key, column_name, old_value, new_value)
    WITH v (name, was, is_now) AS (VALUES
        ('position_final', OLD.position_final, NEW.position_final),
        ('position_raw', OLD.position_raw, NEW.position_raw),
        ('result_status', OLD.result_status, NEW.result_status),
        ('laps_completed', OLD.laps_completed, NEW.laps_completed),
        ('total_time_ms', OLD.total_time_ms, NEW.total_time_ms),
        ('qualifying_position', OLD.qualifying_position, NEW.qualifying_position),
        ('grid_position', OLD.grid_position, NEW.grid_position),
        ('behind_ms', OLD.behind_ms, NEW.behind_ms),
        ('behind_laps', OLD.behind_laps, NEW.behind_laps),
        ('fast_lap_ms', OLD.fast_lap_ms, NEW.fast_lap_ms),
        ('avg_lap_ms', OLD.avg_lap_ms, NEW.avg_lap_ms),
        ('consistency_thousandths', OLD.consistency_thousandths, NEW.consistency_thousandths),
        ('top_2_consecutive_ms', OLD.top_2_consecutive_ms, NEW.top_2_consecutive_ms),
        ('top_3_consecutive_ms', OLD.top_3_consecutive_ms, NEW.top_3_consecutive_ms),
        ('avg_top_5_ms', OLD.avg_top_5_ms, NEW.avg_top_5_ms),
        ('avg_top_10_ms', OLD.avg_top_10_ms, NEW.avg_top_10_ms),
        ('avg_top_15_ms', OLD.avg_top_15_ms, NEW.avg_top_15_ms),
        ('std_deviation_ms', OLD.std_deviation_ms, NEW.std_deviation_ms),
        ('range_low_ms', OLD.range_low_ms, NEW.range_low_ms),
        ('range_high_ms', OLD.range_high_ms, NEW.range_high_ms),
        ('range_raw', OLD.range_raw, NEW.range_raw))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'race_results',
           (SELECT r.source_race_id || iif(r.session_type IS 'practiceday', '', '/' || rd.source_driver_id)
              FROM race_drivers rd JOIN races r ON r.id = rd.race_id
             WHERE rd.id = NEW.race_driver_id), v.name, v.was, v.is_now
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
        ('position_on_lap', OLD.position_on_lap, NEW.position_on_lap),
        ('pace_string', OLD.pace_string, NEW.pace_string),
        ('is_valid', OLD.is_valid, NEW.is_valid),
        ('crossed_at_local', OLD.crossed_at_local, NEW.crossed_at_local))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'laps',
           (SELECT r.source_race_id || iif(r.session_type IS 'practiceday', '', '/' || rd.source_driver_id)
              FROM race_results rr
              JOIN race_drivers rd ON rd.id = rr.race_driver_id
              JOIN races r ON r.id = rr.race_id
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
           (SELECT r.source_race_id || iif(r.session_type IS 'practiceday', '', '/' || rd.source_driver_id)
              FROM race_results rr
              JOIN race_drivers rd ON rd.id = rr.race_driver_id
              JOIN races r ON r.id = rr.race_id
             WHERE rr.id = OLD.race_result_id) || '/' || OLD.lap_number, v.name, v.was, NULL
      FROM change_source s, v;
END;

CREATE TEMP TRIGGER dropped_race_results AFTER DELETE ON main.race_results
WHEN EXISTS (SELECT 1 FROM change_source)
BEGIN
    INSERT INTO changes (event_id, changed_at, cache_key, sha256, table_name, row_key, column_name, old_value, new_value)
    WITH v (name, was) AS (VALUES
        ('position_final', OLD.position_final),
        ('laps_completed', OLD.laps_completed),
        ('total_time_ms', OLD.total_time_ms),
        ('fast_lap_ms', OLD.fast_lap_ms))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'race_results',
           (SELECT r.source_race_id || '/' || rd.source_driver_id
              FROM race_drivers rd JOIN races r ON r.id = rd.race_id
             WHERE rd.id = OLD.race_driver_id), v.name, v.was, NULL
      FROM change_source s, v;
END;

CREATE TEMP TRIGGER dropped_race_drivers AFTER DELETE ON main.race_drivers
WHEN EXISTS (SELECT 1 FROM change_source)
BEGIN
    INSERT INTO changes (event_id, changed_at, cache_key, sha256, table_name, row_key, column_name, old_value, new_value)
    WITH v (name, was) AS (VALUES
        ('display_name', OLD.display_name),
        ('car_number', OLD.car_number))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'race_drivers',
           (SELECT r.source_race_id || '/' || OLD.source_driver_id FROM races r WHERE r.id = OLD.race_id),
           v.name, v.was, NULL
      FROM change_source s, v;
END;

CREATE TEMP TRIGGER changed_event_entries AFTER UPDATE ON main.event_entries
WHEN EXISTS (SELECT 1 FROM change_source)
BEGIN
    INSERT INTO changes (event_id, changed_at, cache_key, sha256, table_name, row_key, column_name, old_value, new_value)
    WITH v (name, was, is_now) AS (VALUES
        ('transponder_number', OLD.transponder_number, NEW.transponder_number),
        ('display_name', OLD.display_name, NEW.display_name),
        ('driver', (SELECT d.source_driver_id FROM drivers d WHERE d.id = OLD.driver_id),
                   (SELECT d.source_driver_id FROM drivers d WHERE d.id = NEW.driver_id)))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'event_entries',
           (SELECT d.source_driver_id FROM drivers d WHERE d.id = NEW.driver_id) || '/' || NEW.class_name,
           v.name, v.was, v.is_now
      FROM change_source s, v
     WHERE v.was IS NOT v.is_now;
END;

CREATE TEMP TRIGGER dropped_event_entries AFTER DELETE ON main.event_entries
WHEN EXISTS (SELECT 1 FROM change_source)
BEGIN
    INSERT INTO changes (event_id, changed_at, cache_key, sha256, table_name, row_key, column_name, old_value, new_value)
    WITH v (name, was) AS (VALUES
        ('transponder_number', OLD.transponder_number),
        ('display_name', OLD.display_name))
    SELECT s.event_id, s.changed_at, s.cache_key, s.sha256, 'event_entries',
           (SELECT d.source_driver_id FROM drivers d WHERE d.id = OLD.driver_id) || '/' || OLD.class_name,
           v.name, v.was, NULL
      FROM change_source s, v;
END;
