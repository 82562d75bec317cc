-- mirror_check: a stored content belongs to a page, to its history, or to an oddity.
SELECT 'body ' || sha256, 'no page has it'
  FROM bodies
 WHERE sha256 NOT IN (SELECT body_sha256 FROM pages WHERE body_sha256 IS NOT NULL)
   AND sha256 NOT IN (SELECT sha256 FROM page_versions)
   AND sha256 NOT IN (SELECT body_sha256 FROM oddities)
