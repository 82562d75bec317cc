-- handover/read_event_round_rankings: its rankings of rounds, a line of JSON a row.
SELECT json_object('table', 'event_round_rankings', 'event', e.source_event_id, 'source', x.source,
                   'source_round_id', x.source_round_id, 'label', x.label,
                   'order_type', x.order_type, 'created_at', x.created_at,
                   'updated_at', x.updated_at)
  FROM event_round_rankings x
  JOIN events e ON e.id = x.event_id
 WHERE e.id = :event_id
 ORDER BY x.source_round_id
