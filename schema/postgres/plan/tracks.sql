-- plan/tracks: how many rows will be inserted and updated, as in all of these. A track is made when missing, then left to the central catalogue and to people.
WITH planned AS (
INSERT INTO trackside_plan_tracks
SELECT row_number() OVER (ORDER BY s.slug), s.slug, coalesce(t.id, s.id),
       CASE WHEN t.id IS NULL AND p.key IS NULL THEN 'insert' ELSE 'same' END, '{}',
       s.slug, s.track_name, s.track_url, s.events_url
  FROM (SELECT DISTINCT ON (slug) * FROM trackside_stage_tracks ORDER BY slug) s
  LEFT JOIN tracks t ON t.source = 'liverc' AND t.source_track_slug = s.slug
  LEFT JOIN trackside_planned p ON p.kind = 'tracks' AND p.key = s.slug
RETURNING action)
SELECT count(*) FILTER (WHERE action = 'insert'), count(*) FILTER (WHERE action = 'update')
  FROM planned
