-- plan/events: the name, date, address and entries of a row that is there stay as they are. Depth
-- only rises. Whose day page is fresher decides the figures and which metadata wins.
WITH planned AS (
INSERT INTO trackside_plan_events
SELECT row_number() OVER (ORDER BY s.source_event_id), s.source_event_id, coalesce(t.id, s.id),
       CASE WHEN t.id IS NULL THEN 'insert' WHEN c.changed <> '{}' THEN 'update' ELSE 'same' END,
       c.changed, s.local, t.id IS NOT NULL, f.fresher, coalesce(tr.id, pt.id),
       s.event_name, coalesce(t.event_date, s.event_date::timestamp), s.event_entries, v.event_drivers, s.event_url,
       v.ingest_depth, v.last_ingested_at, v.metadata, s.listed_at, s.fingerprint, s.times
  FROM trackside_stage_events s
  JOIN trackside_plan_tracks pt ON pt.slug = s.slug
  LEFT JOIN tracks tr ON tr.source = 'liverc' AND tr.source_track_slug = s.slug
  LEFT JOIN LATERAL (SELECT t.* FROM events t
         WHERE t.source = 'liverc' AND t.source_event_id = s.source_event_id OFFSET 0) t ON true
  LEFT JOIN trackside_exports x ON x.source_event_id = s.source_event_id --? trackside_exports
 CROSS JOIN LATERAL (SELECT coalesce(s.listed_at COLLATE "C" >= coalesce(
         x.fetched_at, --? trackside_exports
         t.metadata #>> '{trackside,fetchedAt}', --? events.metadata
         NULL) COLLATE "C", true) AS fresher) f
 CROSS JOIN LATERAL (SELECT s.metadata::jsonb || jsonb_build_object('trackside',
         jsonb_build_object(
           'fingerprint', s.fingerprint, --? !trackside_exports
           'times', s.times, 'fetchedAt', s.listed_at)) AS metadata) o
 CROSS JOIN LATERAL (SELECT
         CASE WHEN t.id IS NULL OR f.fresher THEN s.event_drivers ELSE t.event_drivers END
           AS event_drivers,
         CASE WHEN t.id IS NULL OR s.ingest_depth = 'laps_full' THEN s.ingest_depth
              ELSE t.ingest_depth::text END AS ingest_depth,
         greatest(t.last_ingested_at, s.last_ingested_at::timestamp) AS last_ingested_at,
         CASE WHEN t.id IS NULL THEN o.metadata --? events.metadata
              WHEN f.fresher THEN pg_temp.trackside_merge(t.metadata, o.metadata) --? events.metadata
              ELSE pg_temp.trackside_merge(o.metadata, t.metadata) END --? events.metadata
         NULL::jsonb --? !events.metadata
           AS metadata) v
 CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
         CASE WHEN v.event_drivers <> t.event_drivers THEN 'event_drivers' END,
         CASE WHEN v.ingest_depth <> t.ingest_depth::text THEN 'ingest_depth' END,
         CASE WHEN t.last_ingested_at IS NULL AND v.last_ingested_at IS NOT NULL
              THEN 'last_ingested_at' END,
         CASE WHEN pg_temp.trackside_plain(v.metadata) --? events.metadata
                   IS DISTINCT FROM pg_temp.trackside_plain(t.metadata) THEN 'metadata' END, --? events.metadata
         NULL], NULL) AS changed) c
RETURNING action)
SELECT count(*) FILTER (WHERE action = 'insert'), count(*) FILTER (WHERE action = 'update')
  FROM planned
