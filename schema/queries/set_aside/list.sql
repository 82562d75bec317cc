-- set_aside_list: of all tracks, of one, or one day of it; newest day first.
SELECT track_slug, practice_date, archive, set_aside_at
  FROM days_set_aside
 WHERE (:track_slug IS NULL OR track_slug = :track_slug)
   AND (:practice_date IS NULL OR practice_date = :practice_date)
 ORDER BY practice_date DESC, track_slug
