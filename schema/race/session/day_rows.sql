-- What `rebuild` compares: every value that a day's pages give, a row of this view each, and the
-- place where they are kept meanwhile. Moments of writing and row numbers are no values.

CREATE TEMP VIEW day_rows AS
    SELECT e.id AS event_id, 'events' AS table_name, e.source_event_id AS row_key,
           json_object('event_name', e.event_name, 'event_date', e.event_date, 'event_drivers', e.event_drivers,
                       'event_url', e.event_url, 'ingest_depth', e.ingest_depth,
                       'metadata', e.metadata, 'practice_panel', e.practice_panel,
                       'self_check', e.self_check) AS row
      FROM events e
    UNION ALL
    SELECT c.event_id, 'event_race_classes', c.class_name, json_object('class_name', c.class_name)
      FROM event_race_classes c
    UNION ALL
    SELECT r.event_id, 'races', r.source_race_id,
           json_object('class_name', r.class_name, 'race_label', r.race_label,
                       'race_url', r.race_url, 'session_type', r.session_type,
                       'start_time', r.start_time, 'start_time_local', r.start_time_local,
                       'start_time_flag', r.start_time_flag, 'end_time_local', r.end_time_local,
                       'duration_seconds', r.duration_seconds, 'duration_raw', r.duration_raw,
                       'race_metadata', r.race_metadata, 'detail', r.detail,
                       'removed_at', r.removed_at, 'self_check', r.self_check)
      FROM races r
    UNION ALL
    SELECT r.event_id, 'race_drivers', r.source_race_id || '/' || rd.source_driver_id,
           json_object('display_name', rd.display_name,
                       'transponder_number', rd.transponder_number)
      FROM races r
      JOIN race_drivers rd ON rd.race_id = r.id
    UNION ALL
    SELECT r.event_id, 'race_results', r.source_race_id || '/' || rd.source_driver_id,
           json_object('position_final', rr.position_final, 'laps_completed', rr.laps_completed,
                       'fast_lap_ms', rr.fast_lap_ms, 'fast_lap_raw', rr.fast_lap_raw,
                       'avg_lap_ms', rr.avg_lap_ms, 'avg_lap_raw', rr.avg_lap_raw,
                       'consistency_thousandths', rr.consistency_thousandths,
                       'consistency_raw', rr.consistency_raw,
                       'top_3_consecutive_ms', rr.top_3_consecutive_ms,
                       'avg_top_5_ms', rr.avg_top_5_ms, 'avg_top_10_ms', rr.avg_top_10_ms,
                       'avg_top_15_ms', rr.avg_top_15_ms, 'std_deviation_ms', rr.std_deviation_ms,
                       'range_low_ms', rr.range_low_ms, 'range_high_ms', rr.range_high_ms,
                       'range_raw', rr.range_raw,
                       'range_raw', rr.range_raw,
                       'raw_fields_json', rr.raw_fields_json)
      FROM races r
      JOIN race_results rr ON rr.race_id = r.id
      JOIN race_drivers rd ON rd.id = rr.race_driver_id
    UNION ALL
    SELECT r.event_id, 'laps', r.source_race_id || '/' || l.lap_number,
           json_object('position_on_lap', l.position_on_lap, 'lap_time_raw', l.lap_time_raw,
                       'lap_time_ms', l.lap_time_ms, 'elapsed_ms', l.elapsed_ms,
                       'is_valid', l.is_valid, 'crossed_at_local', l.crossed_at_local)
      FROM races r
      JOIN race_results rr ON rr.race_id = r.id
      JOIN laps l ON l.race_result_id = rr.id;

CREATE TEMP TABLE kept_rows (
    table_name TEXT NOT NULL,
    row_key    TEXT NOT NULL,
    row        TEXT NOT NULL,
    PRIMARY KEY (table_name, row_key)
);
