-- Rows as an existing importer leaves them, about the bundled practice day: random ids, the venue's
-- clock, zeros for running sums, a wrong class row, manual merges and reviews by people.
INSERT INTO tracks (id, source, source_track_slug, track_name, track_url, events_url, is_followed,
                    updated_at)
VALUES ('00000000-0000-4000-8000-0000000000a1', 'liverc', 'wattlecreek', 'A name people gave',
        'https://wattlecreek.liverc.com/', 'https://wattlecreek.liverc.com/events', true, now());
INSERT INTO events (id, source, source_event_id, track_id, event_name, event_date, event_entries,
                    event_drivers, event_url, imported_by_user_id, metadata, updated_at)
VALUES ('00000000-0000-4000-8000-0000000000e1', 'liverc', 'wattlecreek-practice-2025-10-25',
        '00000000-0000-4000-8000-0000000000a1', 'Practice Day - 2025-10-25', '2025-10-25', 0, 10,
        'https://wattlecreek.liverc.com/practice/?p=session_list&d=2025-10-25', NULL,
        '{"note": "kept", "practiceDayStats": {"totalLaps": 1, "ofOthers": 7}}', now());
INSERT INTO event_race_classes (id, event_id, class_name, from_entry_list, vehicle_type,
                                vehicle_type_needs_review, vehicle_type_reviewed_by, updated_at)
VALUES ('00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-0000000000e1',
        '1/8 Electric Buggy', false, '1/8 Electric', false, 'someone', now()),
       ('00000000-0000-4000-8000-0000000000c2', '00000000-0000-4000-8000-0000000000e1',
        '1/10 Open', false, NULL, true, NULL, now());
-- 7401126 was merged into d9, a driver of race meetings; its own row is gone.
INSERT INTO drivers (id, source, source_driver_id, display_name, normalized_name,
                     transponder_number, updated_at)
VALUES ('00000000-0000-4000-8000-0000000000d9', 'liverc', '987654', 'SEAN O''BRIEN', 'obrien sean',
        NULL, now());
INSERT INTO races (id, event_id, source, source_race_id, class_name, race_label, race_url,
                   start_time, duration_seconds, session_type, race_metadata,
                   event_race_class_id, updated_at)
VALUES ('00000000-0000-4000-8000-0000000000b1', '00000000-0000-4000-8000-0000000000e1', 'liverc',
        '21285159', '1/8 Electric Buggy', 'Practice - Sean O''Brien',
        'https://wattlecreek.liverc.com/practice/?p=view_session&id=21285159',
        '2025-10-25 08:43:17', 0, 'practiceday',
        '{"practiceSessionStats": {"avg_top_15": 41.5, "avg_top_5": 1}}',
        '00000000-0000-4000-8000-0000000000c2', now());
INSERT INTO race_drivers (id, race_id, driver_id, source, source_driver_id, display_name,
                          transponder_number, updated_at)
VALUES ('00000000-0000-4000-8000-0000000000f1', '00000000-0000-4000-8000-0000000000b1',
        '00000000-0000-4000-8000-0000000000d9', 'liverc', '7401126', 'Sean O''Brien', '7401126',
        now());
INSERT INTO race_results (id, race_id, race_driver_id, position_final, laps_completed,
                          fast_lap_time, avg_lap_time, raw_fields_json, updated_at)
VALUES ('00000000-0000-4000-8000-00000000aa01', '00000000-0000-4000-8000-0000000000b1',
        '00000000-0000-4000-8000-0000000000f1', 1, 9, 37.109, 37.676, '{}', now());
INSERT INTO laps (id, race_result_id, lap_number, position_on_lap, lap_time_raw, lap_time_seconds,
                  elapsed_race_time, updated_at)
VALUES ('00000000-0000-4000-8000-00000000bb01', '00000000-0000-4000-8000-00000000aa01', 1, 1,
        '38.247', 38.247, 0, now()),
       ('00000000-0000-4000-8000-00000000bb99', '00000000-0000-4000-8000-00000000aa01', 99, 1,
        '40.000', 40, 400, now());
