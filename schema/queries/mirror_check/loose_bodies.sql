-- mirror_check: a stored content belongs to a page, to its history, or to an oddity, or is the base
-- of one that does.
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
SELECT 'body ' || sha256, 'no page has it'
  FROM bodies
 WHERE sha256 NOT IN (SELECT sha256 FROM needed)
