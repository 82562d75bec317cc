-- plan/event_race_classes: made when missing; its vehicle and review columns belong to people.
WITH planned AS (
INSERT INTO trackside_plan_event_race_classes
SELECT row_number() OVER (ORDER BY e.key, s.class_name), e.key || ' ' || s.class_name,
       coalesce(t.id, s.id), CASE WHEN t.id IS NULL THEN 'insert' ELSE 'same' END, '{}',
       s.event_local, e.id, s.class_name
  FROM trackside_stage_event_race_classes s
  JOIN trackside_plan_events e ON e.local = s.event_local
  LEFT JOIN LATERAL (SELECT t.id FROM event_race_classes t
         WHERE e.found AND t.event_id = e.id AND t.class_name = s.class_name OFFSET 0) t ON true
RETURNING action)
SELECT count(*) FILTER (WHERE action = 'insert'), count(*) FILTER (WHERE action = 'update')
  FROM planned
