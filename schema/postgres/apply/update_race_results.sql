-- apply/update_race_results
UPDATE race_results t
   SET position_final = p.position_final,
       laps_completed = p.laps_completed,
       fast_lap_time = p.fast_lap_time,
       avg_lap_time = p.avg_lap_time,
       consistency = p.consistency,
       raw_fields_json = p.raw_fields_json,
       updated_at = now()
  FROM trackside_plan_race_results p
 WHERE t.id = p.id AND p.action = 'update' AND p.n BETWEEN $1::bigint AND $2::bigint
