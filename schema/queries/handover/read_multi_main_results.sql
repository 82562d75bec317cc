-- handover/read_multi_main_results: its mains of several legs, a line of JSON a row.
SELECT json_object('table', 'multi_main_results', 'event', e.source_event_id, 'source', x.source,
                   'source_multi_main_id', x.source_multi_main_id, 'class_label', x.class_label,
                   'tie_breaker', x.tie_breaker, 'completed_mains', x.completed_mains,
                   'total_mains', x.total_mains, 'created_at', x.created_at,
                   'updated_at', x.updated_at)
  FROM multi_main_results x
  JOIN events e ON e.id = x.event_id
 WHERE e.id = :event_id
 ORDER BY x.source_multi_main_id
