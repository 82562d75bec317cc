-- page_store_put: may a content be kept as a difference? It is whole, no page has it as its newest,
-- no oddity has it, and not too many others hang on it, one on the other.
WITH RECURSIVE behind (sha256, depth) AS (
    VALUES (:sha256, 0)
    UNION ALL
    SELECT b.sha256, behind.depth + 1
      FROM bodies b
      JOIN behind ON b.base_sha256 = behind.sha256
     WHERE behind.depth < :most
)
SELECT (SELECT max(depth) FROM behind) < :most
   AND EXISTS (SELECT 1 FROM bodies WHERE sha256 = :sha256 AND base_sha256 IS NULL)
   AND NOT EXISTS (SELECT 1 FROM pages WHERE body_sha256 = :sha256)
   AND NOT EXISTS (SELECT 1 FROM oddities WHERE body_sha256 = :sha256)
