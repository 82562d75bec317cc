-- race_store_put_event: the id of an event that was there before.
SELECT id
  FROM events
 WHERE source = 'liverc' AND source_event_id = :source_event_id
