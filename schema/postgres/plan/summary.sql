-- plan/summary: what the plan of this batch does: rows per table, action and column ('' for all).
SELECT kind, action, '' AS column_name, sum(n_rows) FROM (
    SELECT 'tracks' AS kind, action, count(*) AS n_rows FROM trackside_plan_tracks GROUP BY action
    UNION ALL SELECT 'events', action, count(*) FROM trackside_plan_events GROUP BY action
    UNION ALL SELECT 'event_race_classes', action, count(*)
                FROM trackside_plan_event_race_classes GROUP BY action
    UNION ALL SELECT 'drivers', action, count(*) FROM trackside_plan_drivers GROUP BY action
    UNION ALL SELECT 'races', action, count(*) FROM trackside_plan_races GROUP BY action
    UNION ALL SELECT 'race_drivers', action, count(*) FROM trackside_plan_race_drivers
               GROUP BY action
    UNION ALL SELECT 'race_results', action, count(*) FROM trackside_plan_race_results
               GROUP BY action
    -- Of laps the plan has those to write alone, and of new results perhaps none.
    UNION ALL SELECT 'laps', CASE WHEN r.found THEN 'same' ELSE 'insert' END, count(*)
                FROM trackside_stage_laps s
                JOIN trackside_plan_race_results r ON r.local = s.result_local GROUP BY r.found
    UNION ALL SELECT 'laps', 'same', -count(*) FROM trackside_plan_laps WHERE found
    UNION ALL SELECT 'laps', action, count(*) FROM trackside_plan_laps
               WHERE found GROUP BY action) a
 GROUP BY kind, action
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
