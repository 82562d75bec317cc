-- plan/summary: what the plan of this batch does: rows per table, action and column ('' for all).
SELECT kind, action, '' AS column_name, count(*) FROM (
    SELECT 'tracks' AS kind, action FROM trackside_plan_tracks
    UNION ALL SELECT 'events', action FROM trackside_plan_events
    UNION ALL SELECT 'event_race_classes', action FROM trackside_plan_event_race_classes
    UNION ALL SELECT 'drivers', action FROM trackside_plan_drivers
    UNION ALL SELECT 'races', action FROM trackside_plan_races
    UNION ALL SELECT 'race_drivers', action FROM trackside_plan_race_drivers
    UNION ALL SELECT 'race_results', action FROM trackside_plan_race_results
    UNION ALL SELECT 'laps', action FROM trackside_plan_laps) a
 GROUP BY kind, action
UNION ALL
SELECT 'laps', 'same', '', (SELECT count(*) FROM trackside_stage_laps s
                               JOIN trackside_plan_race_results r ON r.local = s.result_local)
                         - (SELECT count(*) FROM trackside_plan_laps)
UNION ALL
SELECT kind, 'update', column_name, count(*) FROM (
    SELECT 'events' AS kind, unnest(changed) AS column_name
      FROM trackside_plan_events WHERE action = 'update'
    UNION ALL SELECT 'drivers', unnest(changed) FROM trackside_plan_drivers
     WHERE action = 'update'
    UNION ALL SELECT 'races', unnest(changed) FROM trackside_plan_races WHERE action = 'update'
    UNION ALL SELECT 'race_drivers', unnest(changed) FROM trackside_plan_race_drivers
     WHERE action = 'update'
    UNION ALL SELECT 'race_results', unnest(changed) FROM trackside_plan_race_results
     WHERE action = 'update'
    UNION ALL SELECT 'laps', unnest(changed) FROM trackside_plan_laps WHERE action = 'update') b
 GROUP BY kind, column_name
 ORDER BY 1, 2, 3
