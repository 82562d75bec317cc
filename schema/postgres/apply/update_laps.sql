-- apply/update_laps
UPDATE laps t
   SET position_on_lap = p.position_on_lap,
       lap_time_raw = p.lap_time_raw,
       lap_time_seconds = p.lap_time_seconds,
       elapsed_race_time = p.elapsed_race_time,
       updated_at = now()
  FROM trackside_plan_laps p
 WHERE t.id = p.id AND p.action = 'update' AND p.n BETWEEN $1::bigint AND $2::bigint
   AND t.event_date = p.event_date --? laps.event_date
