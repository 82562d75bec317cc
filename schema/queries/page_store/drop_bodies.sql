-- page_store_drop_bodies: what no page, no version and no oddity has any more.
DELETE FROM bodies
 WHERE sha256 NOT IN (SELECT body_sha256 FROM pages WHERE body_sha256 IS NOT NULL)
   AND sha256 NOT IN (SELECT sha256 FROM page_versions)
   AND sha256 NOT IN (SELECT body_sha256 FROM oddities)
