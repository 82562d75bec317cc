-- plan/races: whose session page is fresher decides; the other's values fill gaps alone. Whether
-- a session was removed is said by the day page, and marked in race_metadata; a flag of its start
-- goes when a zone is known that leaves the start in no doubt.
WITH planned AS (
INSERT INTO trackside_plan_races
SELECT row_number() OVER (ORDER BY e.key, s.source_race_id), e.key || ' ' || s.source_race_id,
       coalesce(t.id, s.id),
       CASE WHEN t.id IS NULL THEN 'insert' WHEN c.changed <> '{}' THEN 'update' ELSE 'same' END,
       c.changed, s.local, s.event_local, t.id IS NOT NULL, f.fresher, e.id, s.source_race_id,
       v.class_name, v.race_label, s.race_url, v.start_time, v.duration_seconds, v.session_type,
       v.race_metadata,
       v.event_race_class_id --? races.event_race_class_id
       NULL --? !races.event_race_class_id
  FROM trackside_stage_races s
  JOIN trackside_plan_events e ON e.local = s.event_local
  LEFT JOIN LATERAL (SELECT t.* FROM races t
         WHERE e.found AND t.event_id = e.id AND t.source_race_id = s.source_race_id OFFSET 0) t
    ON true
  LEFT JOIN trackside_plan_event_race_classes k --? races.event_race_class_id
         ON k.event_local = s.event_local AND k.class_name = s.class_name --? races.event_race_class_id
 CROSS JOIN LATERAL (SELECT t.id IS NULL OR coalesce(s.fetched_at COLLATE "C" >=
         (t.race_metadata #>> '{trackside,fetchedAt}') COLLATE "C", --? races.race_metadata
         NULL COLLATE "C", --? !races.race_metadata
         true) AS fresher) f
 CROSS JOIN LATERAL (SELECT coalesce(s.race_metadata::jsonb, '{}') || jsonb_build_object(
         'trackside', jsonb_strip_nulls(jsonb_build_object(
           'fetchedAt', s.fetched_at, 'startTimeFlag', nullif(s.start_time_flag, ''),
           'invalidLaps', s.invalid_laps::jsonb, 'removedAt', s.removed_at))) AS metadata) o
 CROSS JOIN LATERAL (SELECT
         CASE WHEN f.fresher AND (t.id IS NULL OR s.class_name <> 'Unknown Class')
              THEN s.class_name ELSE t.class_name END AS class_name,
         CASE WHEN f.fresher AND (t.id IS NULL OR s.race_label <> 'Practice - Unknown Driver')
              THEN s.race_label ELSE t.race_label END AS race_label,
         CASE WHEN f.fresher THEN coalesce(s.start_time::timestamp, t.start_time)
              ELSE coalesce(t.start_time, s.start_time::timestamp) END AS start_time,
         CASE WHEN f.fresher THEN coalesce(s.duration_seconds, t.duration_seconds)
              ELSE coalesce(t.duration_seconds, s.duration_seconds) END AS duration_seconds,
         coalesce(s.session_type, t.session_type::text) --? races.session_type
         NULL::text --? !races.session_type
           AS session_type,
         CASE WHEN t.id IS NULL THEN o.metadata --? races.race_metadata
              ELSE CASE WHEN f.fresher THEN pg_temp.trackside_merge(t.race_metadata, o.metadata) --? races.race_metadata
                        ELSE pg_temp.trackside_merge(o.metadata, t.race_metadata) END --? races.race_metadata
                   #- CASE WHEN e.fresher AND s.removed_at IS NULL --? races.race_metadata
                             OR NOT e.fresher --? races.race_metadata
                                AND t.race_metadata #> '{trackside,removedAt}' IS NULL --? races.race_metadata
                           THEN '{trackside,removedAt}' ELSE '{}' END::text[] --? races.race_metadata
                   #- CASE WHEN f.fresher AND s.start_time_flag = '' --? races.race_metadata
                           THEN '{trackside,startTimeFlag}' ELSE '{}' END::text[] END --? races.race_metadata
         NULL::jsonb --? !races.race_metadata
           AS race_metadata,
         coalesce(k.id, t.event_race_class_id) AS event_race_class_id, --? races.event_race_class_id
         NULL) v
 CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
         CASE WHEN v.class_name IS DISTINCT FROM t.class_name THEN 'class_name' END,
         CASE WHEN v.race_label IS DISTINCT FROM t.race_label THEN 'race_label' END,
         CASE WHEN v.start_time IS DISTINCT FROM t.start_time THEN 'start_time' END,
         CASE WHEN v.duration_seconds IS DISTINCT FROM t.duration_seconds
              THEN 'duration_seconds' END,
         CASE WHEN v.session_type IS DISTINCT FROM t.session_type::text --? races.session_type
              THEN 'session_type' END, --? races.session_type
         CASE WHEN pg_temp.trackside_plain(v.race_metadata) --? races.race_metadata
                   IS DISTINCT FROM pg_temp.trackside_plain(t.race_metadata) --? races.race_metadata
              THEN 'race_metadata' END, --? races.race_metadata
         CASE WHEN v.event_race_class_id IS DISTINCT FROM t.event_race_class_id --? races.event_race_class_id
              THEN 'event_race_class_id' END, --? races.event_race_class_id
         NULL], NULL) AS changed) c
RETURNING action)
SELECT count(*) FILTER (WHERE action = 'insert'), count(*) FILTER (WHERE action = 'update')
  FROM planned
