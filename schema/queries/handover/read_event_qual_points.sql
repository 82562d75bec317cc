-- handover/read_event_qual_points: its qualifying points, a line of JSON a row.
SELECT json_object('table', 'event_qual_points', 'event', e.source_event_id, 'source', x.source,
                   'source_points_id', x.source_points_id, 'label', x.label,
                   'rounds_completed', x.rounds_completed, 'total_rounds', x.total_rounds,
                   'classes', x.classes, 'created_at', x.created_at, 'updated_at', x.updated_at)
  FROM event_qual_points x
  JOIN events e ON e.id = x.event_id
 WHERE e.id = :event_id
 ORDER BY x.source_points_id
