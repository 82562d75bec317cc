-- track_store_list: all tracks.
SELECT slug, name, timezone, added_at, followed_at IS NOT NULL
  FROM tracks
 ORDER BY slug
