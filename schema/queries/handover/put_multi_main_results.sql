-- handover/put_multi_main_results: a row as read_ writes it, unless a newer one is
-- there. It replaces an older one as a whole.
INSERT INTO multi_main_results (event_id, source, source_multi_main_id, class_label, tie_breaker,
                                completed_mains, total_mains, created_at, updated_at)
SELECT (SELECT id FROM events WHERE source = 'liverc' AND source_event_id = :row ->> 'event'),
       :row ->> 'source', :row ->> 'source_multi_main_id', :row ->> 'class_label',
       :row ->> 'tie_breaker', :row ->> 'completed_mains', :row ->> 'total_mains',
       :row ->> 'created_at', :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (event_id, source_multi_main_id) DO UPDATE SET
       source = excluded.source,
       class_label = excluded.class_label,
       tie_breaker = excluded.tie_breaker,
       completed_mains = excluded.completed_mains,
       total_mains = excluded.total_mains,
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
