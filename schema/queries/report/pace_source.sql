-- report_pace: when the pages were fetched that an event's rows are from.
SELECT min(p.fetched_at), max(p.fetched_at), count(*)
  FROM events e
  JOIN provenance p ON p.event_id = e.id
 WHERE e.source = 'liverc' AND e.source_event_id = :source_event_id
