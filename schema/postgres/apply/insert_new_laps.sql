-- apply/insert_new_laps: every lap of the results that were not there, without looking for it first.
INSERT INTO laps (
       event_date, --? laps.event_date
       id, race_result_id, lap_number, position_on_lap, lap_time_raw, lap_time_seconds,
       elapsed_race_time, updated_at)
SELECT
       r.event_date, --? laps.event_date
       s.id, r.id, s.lap_number, s.position_on_lap, s.lap_time_raw,
       s.lap_time_ms::double precision / 1000, s.elapsed_ms::double precision / 1000, now()
  FROM trackside_stage_laps s
  JOIN trackside_plan_race_results r ON r.local = s.result_local AND NOT r.found
