-- race_store_put_standing
SELECT id FROM event_overall_rankings WHERE event_id = :event_id AND source_overall_ranking_id = :source_id
