-- track_store_clash: what speaks against a page being of :slug when it calls its track :name: another name that a page of
-- :slug had, or another track of that name while :slug has none.
SELECT slug, name
  FROM tracks
 WHERE slug = :slug AND name_is_users = 0 AND name <> :name
UNION ALL
SELECT slug, name
  FROM tracks
 WHERE slug <> :slug AND name = :name
   AND NOT EXISTS (SELECT 1 FROM tracks WHERE slug = :slug AND name IS NOT NULL)
 LIMIT 1
