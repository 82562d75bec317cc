-- verify/differences: rows that a merge would still write.
SELECT kind, key, CASE action WHEN 'insert' THEN 'missing' ELSE 'different' END,
       array_to_string(changed, ', ')
  FROM (SELECT 1 AS o, 'tracks' AS kind, key, action, changed FROM trackside_plan_tracks
        UNION ALL SELECT 2, 'events', key, action, changed FROM trackside_plan_events
        UNION ALL SELECT 3, 'event_race_classes', key, action, changed
                    FROM trackside_plan_event_race_classes
        UNION ALL SELECT 4, 'drivers', key, action, changed FROM trackside_plan_drivers
        UNION ALL SELECT 5, 'races', key, action, changed FROM trackside_plan_races
        UNION ALL SELECT 6, 'race_drivers', key, action, changed
                    FROM trackside_plan_race_drivers
        UNION ALL SELECT 7, 'race_results', key, action, changed
                    FROM trackside_plan_race_results
        UNION ALL SELECT 8, 'laps', key, action, changed FROM trackside_plan_laps) a
 WHERE action <> 'same'
 ORDER BY o, key COLLATE "C"
