-- handover/read_provenance: the pages they were read from, a line of JSON a row.
SELECT json_object('table', 'provenance', 'event', e.source_event_id, 'cache_key', p.cache_key,
                   'sha256', p.sha256, 'fetched_at', p.fetched_at,
                   'parser_version', p.parser_version)
  FROM provenance p
  JOIN events e ON e.id = p.event_id
 WHERE e.id = :event_id
 ORDER BY p.cache_key
