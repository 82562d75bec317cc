-- What `rebuild` compares: every value that an event's pages give, a row of this view each, and the
-- place where they are kept meanwhile. Moments of writing and row numbers are no values.

CREATE TEMP VIEW day_rows AS
    SELECT e.id AS event_id, 'events' AS table_name, e.source_event_id AS row_key,
           json_object('event_name', e.event_name, 'event_date', e.event_date, 'event_date_end', e.event_date_end,
                       'event_entries', e.event_entries, 'event_drivers', e.event_drivers,
                       'total_race_laps', e.total_race_laps, 'event_url', e.event_url, 'ingest_depth', e.ingest_depth,
                       'metadata', e.metadata, 'practice_panel', e.practice_panel, 'event_panel', e.event_panel,
                       'self_check', e.self_check) AS row
      FROM events e
    UNION ALL
    SELECT c.event_id, 'event_race_classes', c.class_name, json_object('class_name', c.class_name, 'from_entry_list', c.from_entry_list,
                       'source_class_id', c.source_class_id, 'class_order', c.class_order,
                       'printed_entries', c.printed_entries)
      FROM event_race_classes c
    UNION ALL
    SELECT r.event_id, 'races', r.source_race_id,
           json_object('class_name', r.class_name, 'race_label', r.race_label,
                       'race_url', r.race_url, 'session_type', r.session_type,
                       'start_time', r.start_time, 'start_time_local', r.start_time_local,
                       'start_time_flag', r.start_time_flag,
                       'start_is_estimated', r.start_is_estimated, 'end_time_local', r.end_time_local,
                       'completed_at', r.completed_at, 'completed_raw', r.completed_raw,
                       'race_order', r.race_order, 'section_header', r.section_header,
                       'link_raw', r.link_raw, 'page_tag', r.page_tag,
                       'first_lap_counts', r.first_lap_counts, 'length_laps', r.length_laps,
                       'duration_seconds', r.duration_seconds, 'duration_raw', r.duration_raw,
                       'race_metadata', r.race_metadata, 'detail', r.detail,
                       'removed_at', r.removed_at, 'self_check', r.self_check)
      FROM races r
    UNION ALL
    SELECT r.event_id, 'race_drivers', r.source_race_id || '/' || rd.source_driver_id,
           json_object('display_name', rd.display_name,
                       'transponder_number', rd.transponder_number, 'car_number', rd.car_number)
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
                       'position_raw', rr.position_raw, 'result_status', rr.result_status,
                       'total_time_ms', rr.total_time_ms, 'total_time_raw', rr.total_time_raw,
                       'qualifying_position', rr.qualifying_position, 'qualifying_raw', rr.qualifying_raw,
                       'grid_position', rr.grid_position, 'grid_time_ms', rr.grid_time_ms,
                       'behind_ms', rr.behind_ms, 'behind_laps', rr.behind_laps,
                       'behind_display', rr.behind_display, 'behind_raw', rr.behind_raw,
                       'fast_lap_number', rr.fast_lap_number,
                       'top_2_consecutive_ms', rr.top_2_consecutive_ms,
                       'top_2_consecutive_raw', rr.top_2_consecutive_raw,
                       'top_3_consecutive_raw', rr.top_3_consecutive_raw,
                       'avg_top_5_raw', rr.avg_top_5_raw, 'avg_top_10_raw', rr.avg_top_10_raw,
                       'avg_top_15_raw', rr.avg_top_15_raw, 'std_deviation_raw', rr.std_deviation_raw,
                       'raw_fields_json', rr.raw_fields_json)
      FROM races r
      JOIN race_results rr ON rr.race_id = r.id
      JOIN race_drivers rd ON rd.id = rr.race_driver_id
    UNION ALL
    SELECT r.event_id, 'laps',
           r.source_race_id || iif(r.session_type IS 'practiceday', '', '/' || rd.source_driver_id)
             || '/' || l.lap_number,
           json_object('position_on_lap', l.position_on_lap, 'lap_time_raw', l.lap_time_raw,
                       'lap_time_ms', l.lap_time_ms, 'elapsed_ms', l.elapsed_ms,
                       'pace_string', l.pace_string, 'segments_json', l.segments_json,
                       'is_valid', l.is_valid, 'crossed_at_local', l.crossed_at_local)
      FROM races r
      JOIN race_results rr ON rr.race_id = r.id
      JOIN race_drivers rd ON rd.id = rr.race_driver_id
      JOIN laps l ON l.race_result_id = rr.id
    UNION ALL
    SELECT x.event_id, 'event_entries', d.source_driver_id || '/' || x.class_name,
           json_object('transponder_number', x.transponder_number, 'car_number', x.car_number,
                       'display_name', x.display_name, 'sort_name', x.sort_name,
                       'entry_number', x.entry_number)
      FROM event_entries x
      JOIN drivers d ON d.id = x.driver_id
    UNION ALL
    SELECT x.event_id, 'event_qual_points', x.source_points_id,
           json_object('label', x.label, 'rounds_completed', x.rounds_completed,
                       'total_rounds', x.total_rounds, 'classes', x.classes)
      FROM event_qual_points x
    UNION ALL
    SELECT p.event_id, 'event_qual_points_entries',
           p.source_points_id || '/' || d.source_driver_id || '/' || x.class_name,
           json_object('position', x.position, 'points', x.points,
                       'round_breakdown_json', x.round_breakdown_json,
                       'display_name', x.display_name, 'row_order', x.row_order,
                       'position_raw', x.position_raw, 'result_raw', x.result_raw, 'laps', x.laps,
                       'total_time_ms', x.total_time_ms, 'result_status', x.result_status,
                       'tie_breaker_raw', x.tie_breaker_raw)
      FROM event_qual_points_entries x
      JOIN event_qual_points p ON p.id = x.event_qual_points_id
      JOIN drivers d ON d.id = x.driver_id
    UNION ALL
    SELECT x.event_id, 'event_round_rankings', x.source_round_id,
           json_object('label', x.label, 'order_type', x.order_type)
      FROM event_round_rankings x
    UNION ALL
    SELECT p.event_id, 'event_round_ranking_entries',
           p.source_round_id || '/' || d.source_driver_id || '/' || x.class_name,
           json_object('position', x.position, 'laps', x.laps, 'total_time_ms', x.total_time_ms,
                       'best_lap_ms', x.best_lap_ms, 'ranking_value_raw', x.ranking_value_raw,
                       'display_name', x.display_name, 'row_order', x.row_order,
                       'position_raw', x.position_raw, 'result_raw', x.result_raw,
                       'result_status', x.result_status, 'avg_lap_ms', x.avg_lap_ms,
                       'avg_top_5_ms', x.avg_top_5_ms,
                       'top_2_consecutive_ms', x.top_2_consecutive_ms,
                       'top_3_consecutive_ms', x.top_3_consecutive_ms,
                       'source_race_id', x.source_race_id)
      FROM event_round_ranking_entries x
      JOIN event_round_rankings p ON p.id = x.event_round_ranking_id
      JOIN drivers d ON d.id = x.driver_id
    UNION ALL
    SELECT x.event_id, 'multi_main_results', x.source_multi_main_id,
           json_object('class_label', x.class_label, 'tie_breaker', x.tie_breaker,
                       'completed_mains', x.completed_mains, 'total_mains', x.total_mains)
      FROM multi_main_results x
    UNION ALL
    SELECT p.event_id, 'multi_main_result_entries',
           p.source_multi_main_id || '/' || d.source_driver_id,
           json_object('position', x.position, 'seeded_position', x.seeded_position,
                       'points', x.points, 'main_breakdown_json', x.main_breakdown_json,
                       'display_name', x.display_name, 'row_order', x.row_order,
                       'position_raw', x.position_raw, 'seeded_raw', x.seeded_raw,
                       'points_raw', x.points_raw)
      FROM multi_main_result_entries x
      JOIN multi_main_results p ON p.id = x.multi_main_result_id
      JOIN drivers d ON d.id = x.driver_id
    UNION ALL
    SELECT x.event_id, 'event_overall_rankings', x.source_overall_ranking_id,
           json_object('label', x.label)
      FROM event_overall_rankings x
    UNION ALL
    SELECT p.event_id, 'event_overall_ranking_entries',
           p.source_overall_ranking_id || '/' || d.source_driver_id || '/' || x.class_name,
           json_object('position', x.position, 'race_label', x.race_label,
                       'result_raw', x.result_raw, 'display_name', x.display_name,
                       'row_order', x.row_order, 'position_raw', x.position_raw, 'brand', x.brand,
                       'country', x.country, 'points', x.points, 'best_position', x.best_position,
                       'laps', x.laps, 'total_time_ms', x.total_time_ms,
                       'result_status', x.result_status)
      FROM event_overall_ranking_entries x
      JOIN event_overall_rankings p ON p.id = x.event_overall_ranking_id
      JOIN drivers d ON d.id = x.driver_id;

CREATE TEMP TABLE kept_rows (
    table_name TEXT NOT NULL,
    row_key    TEXT NOT NULL,
    row        TEXT NOT NULL,
    PRIMARY KEY (table_name, row_key)
);
