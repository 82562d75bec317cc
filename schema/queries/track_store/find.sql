-- track_store_find: one track by its slug.
SELECT slug, name, timezone, added_at, followed_at IS NOT NULL
  FROM tracks
 WHERE slug = :slug
