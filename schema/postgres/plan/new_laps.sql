-- plan/new_laps: of results that are not there, every lap; for trying them one by one, since
-- apply/insert_new_laps takes them straight from the stage.
INSERT INTO trackside_plan_laps
SELECT (SELECT count(*) FROM trackside_plan_laps) + row_number() OVER (),
       r.key || ' lap ' || s.lap_number, s.id, 'insert', '{}', r.event_local, false, r.id,
       r.event_date, s.lap_number, s.position_on_lap, s.lap_time_raw,
       s.lap_time_ms::double precision / 1000, s.elapsed_ms::double precision / 1000
  FROM trackside_stage_laps s
  JOIN trackside_plan_race_results r ON r.local = s.result_local AND NOT r.found
