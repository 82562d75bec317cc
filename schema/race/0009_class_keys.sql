-- race.db, step 9: one class, however it is spelled. The key folds case, accents and punctuation
-- away, but for `+` (text_class_key); class_key() is a function of ours, so queries write the column
-- and the schema only holds it. What is printed stays in class_name.

ALTER TABLE races ADD COLUMN class_key TEXT  /* ours: one for all spellings of class_name: `1 10 buggy` of `1/10 Buggy`, `1-10 BUGGY` */;
ALTER TABLE event_race_classes ADD COLUMN class_key TEXT  /* ours: as that of races */;

UPDATE races SET class_key = class_key(class_name);
UPDATE event_race_classes SET class_key = class_key(class_name);

DROP VIEW sessions;
DROP VIEW session_laps;
DROP VIEW driver_days;
DROP VIEW person_days;

CREATE VIEW sessions AS
    -- One row per driver and session of any type; times in seconds, consistency in percent.
    SELECT r.source_race_id AS session_id,
           t.source_track_slug AS track_slug,
           substr(e.event_date, 1, 10) AS date,
           rd.display_name AS driver_name,
           r.class_name,
           rd.transponder_number,
           coalesce(r.session_type, 'race') AS session_type,
           r.start_time_local,
           r.start_time,                        -- UTC; NULL while the track's zone is unknown
           r.start_time_flag,                   -- `ambiguous`, `impossible`: the clock showed it twice, or never
           r.end_time_local,
           r.duration_seconds,                  -- the printed length
           rr.laps_completed AS lap_count,      -- counted laps
           rr.fast_lap_time AS fastest_lap,
           rr.avg_lap_time AS average_lap,
           rr.consistency,
           rr.top_3_consecutive_ms / 1000.0 AS top_3_consecutive,   -- best three laps in a row, their sum
           rr.avg_top_5_ms / 1000.0 AS avg_top_5,
           rr.avg_top_10_ms / 1000.0 AS avg_top_10,
           rr.avg_top_15_ms / 1000.0 AS avg_top_15,
           rr.std_deviation_ms / 1000.0 AS std_deviation,
           rr.range_low_ms / 1000.0 AS valid_lap_range_low,         -- laps outside of the range do not count
           rr.range_high_ms / 1000.0 AS valid_lap_range_high,
           (SELECT count(*) FROM laps l WHERE l.race_result_id = rr.id) AS laps_stored,  -- those too
           r.detail,                            -- the session's own page: `stored`, `failed`, `pending`
           r.removed_at,                        -- the list no longer has it since; else NULL
           e.source_event_id,
           r.race_url AS session_url,
           r.class_key                          -- one for all spellings of a class
      FROM races r
      JOIN events e ON e.id = r.event_id
      JOIN tracks t ON t.id = e.track_id
      JOIN race_results rr ON rr.race_id = r.id
      JOIN race_drivers rd ON rd.id = rr.race_driver_id;

CREATE VIEW session_laps AS
    -- One row per lap, with who drove it, when and in what; times in seconds.
    SELECT r.source_race_id AS session_id,
           t.source_track_slug AS track_slug,
           substr(e.event_date, 1, 10) AS date,
           rd.display_name AS driver_name,
           r.class_name,
           rd.transponder_number,
           coalesce(r.session_type, 'race') AS session_type,
           l.lap_number,
           l.lap_time_seconds,
           l.lap_time_raw,                      -- as printed
           l.is_valid,                          -- 0: outside of the valid range, counts in no figure
           l.crossed_at_local,                  -- end of the lap
           l.elapsed_race_time,                 -- until then, invalid laps included
           r.removed_at,
           r.class_key                          -- one for all spellings of a class
      FROM laps l
      JOIN race_results rr ON rr.id = l.race_result_id
      JOIN race_drivers rd ON rd.id = rr.race_driver_id
      JOIN races r ON r.id = rr.race_id
      JOIN events e ON e.id = r.event_id
      JOIN tracks t ON t.id = e.track_id;

CREATE VIEW driver_days AS
    -- One row per practice day and driver: a name with a transponder. Sessions that the list no
    -- longer has do not count. Times in seconds.
    SELECT t.source_track_slug AS track_slug,
           substr(e.event_date, 1, 10) AS date,
           rd.display_name AS driver_name,
           rd.transponder_number,
           count(*) AS sessions,
           count(DISTINCT r.class_key) AS classes,
           sum(rr.laps_completed) AS lap_count,                 -- counted laps
           sum(r.duration_seconds) AS track_time_seconds,
           min(rr.fast_lap_time) AS fastest_lap,
           round(1.0 * sum(rr.avg_lap_ms * rr.laps_completed)
                 / sum(rr.laps_completed) FILTER (WHERE rr.avg_lap_ms IS NOT NULL)) / 1000.0
               AS average_lap,                                  -- of all counted laps
           min(rr.top_3_consecutive_ms) / 1000.0 AS top_3_consecutive,
           min(r.start_time_local) AS first_start,
           max(r.start_time_local) AS last_start
      FROM race_drivers rd
      JOIN races r ON r.id = rd.race_id
      JOIN events e ON e.id = r.event_id
      JOIN tracks t ON t.id = e.track_id
      JOIN race_results rr ON rr.race_driver_id = rd.id
     WHERE r.session_type = 'practiceday' AND r.removed_at IS NULL
     GROUP BY t.source_track_slug, substr(e.event_date, 1, 10), rd.display_name,
              rd.transponder_number;

CREATE VIEW person_days AS
    -- One row per practice day and person: a transponder, or all those that the user said are one
    -- person's. Sessions that the list no longer has do not count. Times in seconds.
    SELECT t.source_track_slug AS track_slug,
           substr(e.event_date, 1, 10) AS date,
           coalesce(k.person, d.display_name) AS person,
           CASE WHEN k.person IS NULL THEN rd.source_driver_id END AS source_driver_id,  -- NULL: linked by the user
           group_concat(DISTINCT rd.transponder_number) AS transponder_numbers,  -- with commas between
           group_concat(DISTINCT rd.display_name) AS driver_names,  -- as printed that day
           count(*) AS sessions,
           count(DISTINCT r.class_key) AS classes,
           sum(rr.laps_completed) AS lap_count,                 -- counted laps
           sum(r.duration_seconds) AS track_time_seconds,
           min(rr.fast_lap_time) AS fastest_lap,
           min(rr.top_3_consecutive_ms) / 1000.0 AS top_3_consecutive,
           min(r.start_time_local) AS first_start,
           max(r.start_time_local) AS last_start
      FROM race_drivers rd
      JOIN drivers d ON d.id = rd.driver_id
      JOIN races r ON r.id = rd.race_id
      JOIN events e ON e.id = r.event_id
      JOIN tracks t ON t.id = e.track_id
      JOIN race_results rr ON rr.race_driver_id = rd.id
      LEFT JOIN driver_links k ON k.source_driver_id = rd.source_driver_id
     WHERE r.session_type = 'practiceday' AND r.removed_at IS NULL
     GROUP BY e.id, k.person, CASE WHEN k.person IS NULL THEN rd.source_driver_id END;
