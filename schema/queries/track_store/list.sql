-- track_store_list: all tracks.
SELECT slug, name, timezone, added_at
  FROM tracks
 ORDER BY slug
