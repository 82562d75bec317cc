-- handover/read_event_overall_rankings: its final ranking, a line of JSON a row.
SELECT json_object('table', 'event_overall_rankings', 'event', e.source_event_id,
                   'source', x.source, 'source_overall_ranking_id', x.source_overall_ranking_id,
                   'label', x.label, 'created_at', x.created_at, 'updated_at', x.updated_at)
  FROM event_overall_rankings x
  JOIN events e ON e.id = x.event_id
 WHERE e.id = :event_id
 ORDER BY x.source_overall_ranking_id
