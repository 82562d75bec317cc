-- outgoing/races: the sessions of a day. The page that a session's rows came from says how fresh they
-- are: its own, else the day's. The invalid laps travel here, for lack of a column of their own. A
-- flag is '' where the zone is known and the clock was in no doubt.
SELECT e.source_event_id, r.source_race_id,
       r.id, e.id, r.source_race_id, r.class_name, r.race_label, r.race_url,
       CASE :times WHEN 'utc' THEN r.start_time ELSE r.start_time_local END,
       r.duration_seconds, r.session_type, r.race_metadata,
       coalesce((SELECT p.fetched_at FROM provenance p
                  WHERE p.event_id = e.id
                    AND p.cache_key = 'practice:session:' || r.source_race_id), :listed_at),
       r.removed_at, CASE WHEN r.start_time IS NOT NULL THEN coalesce(r.start_time_flag, '') END,
       (SELECT json_group_array(lap_number)
          FROM (SELECT l.lap_number FROM race_results rr
                  JOIN laps l ON l.race_result_id = rr.id
                 WHERE rr.race_id = r.id AND l.is_valid = 0
                 ORDER BY 1))
  FROM races r
  JOIN events e ON e.id = r.event_id
 WHERE e.id = :event_id
