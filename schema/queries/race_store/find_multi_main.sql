-- race_store_put_standing
SELECT id FROM multi_main_results WHERE event_id = :event_id AND source_multi_main_id = :source_id
