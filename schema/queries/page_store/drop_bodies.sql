-- page_store_drop_bodies: what no page, no version and no oddity has any more, nor is the base of
-- what they have.
WITH RECURSIVE needed (sha256) AS (
    SELECT body_sha256 FROM pages WHERE body_sha256 IS NOT NULL
    UNION
    SELECT sha256 FROM page_versions
    UNION
    SELECT body_sha256 FROM oddities
    UNION
    SELECT b.base_sha256
      FROM bodies b
      JOIN needed ON needed.sha256 = b.sha256
     WHERE b.base_sha256 IS NOT NULL
)
DELETE FROM bodies
 WHERE sha256 NOT IN (SELECT sha256 FROM needed)
