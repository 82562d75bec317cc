-- race_store_put_standing
SELECT id FROM event_round_rankings WHERE event_id = :event_id AND source_round_id = :source_id
