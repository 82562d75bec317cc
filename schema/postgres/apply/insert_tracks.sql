-- apply/insert_tracks: the planned rows $1 to $2, as in all of these. In the order of the key, so
-- that two exporters never wait for each other; another's row of the same key is as good as ours.
INSERT INTO tracks (id, source, source_track_slug, track_name, track_url, events_url, updated_at)
SELECT id, 'liverc', slug, track_name, track_url, events_url, now()
  FROM trackside_plan_tracks
 WHERE action = 'insert' AND n BETWEEN $1::bigint AND $2::bigint
 ORDER BY n
ON CONFLICT (source, source_track_slug) DO NOTHING
