-- race.db, step 3: the views for people, and the indexes that answer a question about one day, one
-- session or one driver without walking through all laps (tests/store/test_race_views.c).
--
-- A session without a type is a race, as the central database reads it.

DROP VIEW sessions;
DROP VIEW session_laps;

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
           r.race_url AS session_url
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
           r.removed_at
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
           count(DISTINCT r.class_name) AS classes,
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

CREATE INDEX events_day_idx ON events (substr(event_date, 1, 10));
CREATE INDEX race_drivers_display_name_idx ON race_drivers (display_name);
CREATE INDEX race_drivers_transponder_number_idx ON race_drivers (transponder_number);
CREATE INDEX tracks_source_track_slug_idx ON tracks (source_track_slug);
