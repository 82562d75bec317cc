-- report: is an event in the store?
SELECT e.id
  FROM events e
 WHERE e.source = 'liverc' AND e.source_event_id = :source_event_id
