-- set_aside_remove
DELETE FROM days_set_aside
 WHERE track_slug = :track_slug AND practice_date = :practice_date
