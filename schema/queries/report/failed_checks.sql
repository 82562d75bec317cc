-- report_failed_checks: figures that pages print and their rows do not give; those of the list, then by session.
SELECT NULL, NULL,
       d.value ->> '$.figure', d.value -> '$.page', d.value -> '$.computed'
  FROM events e
  JOIN json_each(e.self_check, '$.differences') d
 WHERE e.source = 'liverc' AND e.source_event_id = :source_event_id
UNION ALL
SELECT r.source_race_id, r.race_label,
       d.value ->> '$.figure', d.value -> '$.page', d.value -> '$.computed'
  FROM events e
  JOIN races r ON r.event_id = e.id
  JOIN json_each(r.self_check, '$.differences') d
 WHERE e.source = 'liverc' AND e.source_event_id = :source_event_id
 ORDER BY 1
