-- A race event in the store of `demo`, until a page of one is read: one race of two drivers, entries,
-- and a ranking of every kind, with something in each column that pages may fill.
INSERT INTO drivers (source, source_driver_id, display_name, normalized_name, search_key, created_at, updated_at)
VALUES ('liverc', '9001', 'TESS ARLO', 'arlo tess', 'arlotess', '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'),
       ('liverc', '9002', 'VIC 2 HALE', '2 hale vic', '2halevic', '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'),
       ('liverc', 'entry_486000_ulmoss', 'UL MOSS', 'moss ul', 'mossul', '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z');

INSERT INTO events (source, source_event_id, track_id, event_name, event_date, event_date_end, event_entries, event_drivers,
                    total_race_laps, event_url, ingest_depth, event_panel, metadata, created_at, updated_at)
SELECT 'liverc', '486000', id, 'Autumn Cup', '2025-11-15T00:00:00', '2025-11-16T00:00:00', 3, 3, 4129,
       'https://wattlecreek.liverc.com/results/?p=view_event&id=486000', 'laps_full',
       '{"dates":"Nov 15, 2025 to Nov 16, 2025","total_race_laps":"4,129"}',
       '{"timezone":"Australia/Sydney","utcOffset":"+11:00"}', '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM tracks WHERE source_track_slug = 'wattlecreek';

INSERT INTO event_race_classes (event_id, class_name, source_class_id, class_order, printed_entries, created_at, updated_at)
SELECT id, '1/8 Nitro Buggy', '14341', 1, 3, '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM events WHERE source_event_id = '486000';

INSERT INTO races (event_id, event_race_class_id, source, source_race_id, class_name, race_label, race_order, race_url, completed_at,
                   completed_raw, start_time, start_time_local, start_is_estimated, duration_seconds, duration_raw, session_type,
                   section_header, link_raw, length_laps, page_tag, first_lap_counts, detail, created_at, updated_at)
SELECT e.id, c.id, 'liverc', '6200001', c.class_name, c.class_name || ' A-Main', 14,
       'https://wattlecreek.liverc.com/results/?p=view_race_result&id=6200001', '2025-11-16T17:30:00',
       'Nov 16, 2025 at 5:30pm', '2025-11-16T06:00:00Z', '2025-11-16T17:00:00', 1, 1800, '30:00 Timed', 'main', 'Main Events',
       'Race 14: 1/8 Nitro Buggy (1/8 Nitro Buggy A-Main)', 3, 'M1 Race #14', 0, 'stored', '2025-11-17T06:00:00Z',
       '2025-11-17T06:00:00Z'
  FROM events e JOIN event_race_classes c ON c.event_id = e.id WHERE e.source_event_id = '486000';

INSERT INTO race_drivers (race_id, driver_id, source, source_driver_id, display_name, car_number, created_at, updated_at)
SELECT r.id, d.id, 'liverc', d.source_driver_id, d.display_name, '4', '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM races r, drivers d WHERE r.source_race_id = '6200001' AND d.source_driver_id IN ('9001', '9002');

INSERT INTO race_results (race_id, race_driver_id, position_final, position_raw, result_status, laps_completed, total_time_raw,
                          total_time_ms, fast_lap_raw, fast_lap_ms, fast_lap_number, avg_lap_raw, avg_lap_ms, consistency_raw,
                          consistency_thousandths, top_2_consecutive_ms, top_2_consecutive_raw, top_3_consecutive_ms,
                          top_3_consecutive_raw, avg_top_5_ms, avg_top_5_raw, avg_top_10_ms, avg_top_10_raw, avg_top_15_ms,
                          avg_top_15_raw, std_deviation_ms, std_deviation_raw, qualifying_position, qualifying_raw,
                          grid_position, grid_time_ms, behind_ms, behind_laps, behind_display, behind_raw, raw_fields_json,
                          created_at, updated_at)
SELECT rd.race_id, rd.id, rd.source_driver_id - 9000, rd.source_driver_id - 9000, 'DNF', 2, '2/1:15.500', 75500, '37.500', 37500, 2,
       '37.500', 37500, '99.10%', 99100, 75500, '1:15.500', 112000, '1:52.000', 38000, '38.000', 38500, '38.500', 39000,
       '39.000', 360, '0.36', 4, '4', 4, 0, 12052, 1, '1 Lap', '1 Lap', '{"top_2_consecutive":75.5}',
       '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM race_drivers rd JOIN races r ON r.id = rd.race_id WHERE r.source_race_id = '6200001';

INSERT INTO laps (race_result_id, lap_number, position_on_lap, lap_time_raw, lap_time_ms, pace_string, elapsed_ms, segments_json,
                  created_at, updated_at)
SELECT rr.id, n.lap, 1, n.raw, n.ms, '48/30:12.000', n.elapsed, '[]', '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM race_results rr JOIN races r ON r.id = rr.race_id,
       (SELECT 1 AS lap, '38' AS raw, 38000 AS ms, 38000 AS elapsed UNION ALL SELECT 2, '37.5', 37500, 75500) n
 WHERE r.source_race_id = '6200001';

INSERT INTO event_entries (event_id, driver_id, class_name, transponder_number, car_number, event_race_class_id, display_name,
                           sort_name, entry_number, created_at, updated_at)
SELECT e.id, d.id, c.class_name, '1234567/2', '3', c.id, d.display_name, 'ARLO, TESS', 1, '2025-11-17T06:00:00Z',
       '2025-11-17T06:00:00Z'
  FROM events e JOIN event_race_classes c ON c.event_id = e.id, drivers d
 WHERE e.source_event_id = '486000' AND d.created_at = '2025-11-17T06:00:00Z';

INSERT INTO event_qual_points (event_id, source, source_points_id, label, rounds_completed, total_rounds, classes, created_at, updated_at)
SELECT id, 'liverc', '801', 'Qual Points (1 of 2)', 1, 2, '[{"class_name":"1/8 Nitro Buggy","tie_breaker":"IFMAR"}]',
       '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM events WHERE source_event_id = '486000';
INSERT INTO event_qual_points_entries (event_qual_points_id, driver_id, class_name, position, points, round_breakdown_json, display_name,
                                       row_order, position_raw, result_raw, laps, total_time_ms, result_status,
                                       tie_breaker_raw, created_at, updated_at)
SELECT p.id, d.id, '1/8 Nitro Buggy', 1, 0, '{"round_1":{"position":0,"value":"8/5:32.708"}}', d.display_name, 1, '1', '0', 8,
       332708, 'DNF', '[2] 7/5:14.073 (1)', '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM event_qual_points p, drivers d WHERE d.created_at = '2025-11-17T06:00:00Z';

INSERT INTO event_round_rankings (event_id, source, source_round_id, label, order_type, created_at, updated_at)
SELECT id, 'liverc', '802', 'Qualifier Round 1 Rankings', 'laps_time', '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM events WHERE source_event_id = '486000';
INSERT INTO event_round_ranking_entries (event_round_ranking_id, driver_id, class_name, position, laps, total_time_ms, best_lap_ms,
                                         ranking_value_raw, display_name, row_order, position_raw, result_raw,
                                         result_status, avg_lap_ms, avg_top_5_ms, top_2_consecutive_ms,
                                         top_3_consecutive_ms, source_race_id, created_at, updated_at)
SELECT p.id, d.id, '1/8 Nitro Buggy', 1, 8, 332708, 37500, '8/5:32.708', d.display_name, 1, '1', '8/5:32.708', 'DNF', 41000, 40000,
       75500, 112000, '6199990', '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM event_round_rankings p, drivers d WHERE d.created_at = '2025-11-17T06:00:00Z';

INSERT INTO multi_main_results (event_id, source, source_multi_main_id, class_label, tie_breaker, completed_mains, total_mains,
                                created_at, updated_at)
SELECT id, 'liverc', '803', '1/8 Electric Buggy Triple A-Main', 'IFMAR', 2, 3, '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM events WHERE source_event_id = '486000';
INSERT INTO multi_main_result_entries (multi_main_result_id, position, seeded_position, driver_id, points, main_breakdown_json,
                                       display_name, row_order, position_raw, seeded_raw, points_raw, created_at, updated_at)
SELECT p.id, 1, 2, d.id, 2, '{"A1":{"position":1,"points":1,"laps_time":"16/10:01.133"}}', d.display_name, 1, '1', '2', '2',
       '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM multi_main_results p, drivers d WHERE d.created_at = '2025-11-17T06:00:00Z';

INSERT INTO event_overall_rankings (event_id, source, source_overall_ranking_id, label, created_at, updated_at)
SELECT id, 'liverc', '486000', 'Final Results', '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM events WHERE source_event_id = '486000';
INSERT INTO event_overall_ranking_entries (event_overall_ranking_id, driver_id, class_name, position, race_label, result_raw,
                                           display_name, row_order, position_raw, brand, country, points, best_position, laps,
                                           total_time_ms, result_status, created_at, updated_at)
SELECT p.id, d.id, '1/8 Nitro Buggy', 1, 'A-Main', '[1] 22/5:09.344', d.display_name, 1, '1', 'Oddcar', 'AU', 1, 1, 22, 309344, 'DQ',
       '2025-11-17T06:00:00Z', '2025-11-17T06:00:00Z'
  FROM event_overall_rankings p, drivers d WHERE d.created_at = '2025-11-17T06:00:00Z';
