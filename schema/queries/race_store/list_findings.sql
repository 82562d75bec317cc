-- race_store_list_findings: what was odd about the pages of an event.
SELECT f.source_race_id, f.cache_key, f.sha256, f.kind, f.place, f.raw, f.text
  FROM findings f
  JOIN events e ON e.id = f.event_id
 WHERE e.source_event_id = :source_event_id
 ORDER BY f.sequence
