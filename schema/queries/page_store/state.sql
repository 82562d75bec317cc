-- page_store_read_state: everything of a day's pages that an ingestion depends on, in one text.
SELECT group_concat(line, char(10))
  FROM (SELECT json_array(cache_key, body_sha256, fetched_at, validated_at, listed_as, last_error) AS line
          FROM pages
         WHERE track_slug = :track_slug
           AND (practice_date IN (:day, :month) OR practice_date IS NULL)
         ORDER BY cache_key)
