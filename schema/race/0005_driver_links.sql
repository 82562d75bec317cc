-- race.db, step 5: transponders that are one person's, as the user said.

CREATE TABLE driver_links (
    -- Ours: a copy of mirror.db's driver_aliases, for questions. Sessions, drivers and what an
    -- export sends stay by transponder.
    source_driver_id TEXT NOT NULL PRIMARY KEY,
    person           TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- drivers.search_key leaves out the blanks from now on: `seanobrien`, however the name is written.
UPDATE drivers SET search_key = replace(search_key, ' ', '');

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
           count(DISTINCT r.class_name) AS classes,
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
