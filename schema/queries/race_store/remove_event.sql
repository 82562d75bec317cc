-- race_store_remove_event: with it go its sessions, results, laps, and what is noted of it.
DELETE FROM events
 WHERE source = 'liverc' AND source_event_id = :source_event_id
