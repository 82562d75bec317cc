-- ingestion_log_drop: of a track, or of one day of it.
DELETE FROM ingestions
 WHERE track_slug = :track_slug
   AND practice_date IS NOT NULL
   AND (:practice_date IS NULL OR practice_date = :practice_date)
