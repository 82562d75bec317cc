-- race_store_put_standing
SELECT id FROM event_qual_points WHERE event_id = :event_id AND source_points_id = :source_id
