-- apply/missing_tracks: how many of the tracks to insert, rows $1 to $2 of the plan, are not there
-- now: neither written by us nor by another at the same time.
SELECT count(*)
  FROM trackside_plan_tracks p
 WHERE p.action = 'insert' AND p.n BETWEEN $1::bigint AND $2::bigint
   AND NOT EXISTS (SELECT FROM tracks t
                    WHERE t.source = 'liverc' AND t.source_track_slug = p.slug)
