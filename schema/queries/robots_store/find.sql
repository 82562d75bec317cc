-- robots_store_find: the rules of a site.
SELECT asked_at, fetched_at, body
  FROM robots
 WHERE origin = :origin
