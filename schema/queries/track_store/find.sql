-- track_store_find: one track by its slug.
SELECT slug, name, timezone, added_at
  FROM tracks
 WHERE slug = :slug
