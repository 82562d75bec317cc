-- page_store_list_failed_sessions: sessions of ingested days whose page could not be had the last time,
-- whether an older version is stored or not.
SELECT replace(cache_key, 'practice:session:', ''), track_slug, practice_date
  FROM pages
 WHERE kind = 'session'
   AND attempts > 0
   AND (:track_slug IS NULL OR track_slug = :track_slug)
   AND (:date IS NULL OR practice_date = :date)
   AND EXISTS (SELECT 1 FROM ingestions i
                WHERE i.track_slug = pages.track_slug AND i.practice_date = pages.practice_date)
   AND NOT EXISTS (SELECT 1 FROM days_set_aside d
                    WHERE d.track_slug = pages.track_slug AND d.practice_date = pages.practice_date)
