-- page_store_read_state: everything of a day's pages that an ingestion depends on, in one text. By
-- kind and date, as the index has them: a track may have ten years of pages.
SELECT group_concat(line, char(10))
  FROM (SELECT json_array(cache_key, body_sha256, fetched_at, validated_at, listed_as, last_error) AS line
          FROM (SELECT *
                  FROM pages
                 WHERE track_slug = :track_slug
                   AND kind IN ('day', 'month', 'session')
                   AND practice_date IN (:day, :month)
                UNION ALL
                SELECT *
                  FROM pages
                 WHERE track_slug = :track_slug
                   AND kind IN ('day', 'month', 'session')
                   AND practice_date IS NULL)
         ORDER BY cache_key)
