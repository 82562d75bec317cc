-- ingestion_log_list: of everything, of a track, or of one day of it, in the order they were done.
SELECT id, cache_key, track_slug, practice_date, ingested_at
  FROM ingestions
 WHERE (:track_slug IS NULL OR track_slug = :track_slug)
   AND (:practice_date IS NULL OR practice_date = :practice_date)
 ORDER BY id
