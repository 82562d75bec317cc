-- race_store_put_standing
INSERT INTO multi_main_results (event_id, source, source_multi_main_id, class_label, tie_breaker,
                                completed_mains, total_mains, created_at, updated_at)
VALUES (:event_id, 'liverc', :source_id, :class_label, :tie_breaker, :completed_mains,
        :total_mains, :at, :at)
ON CONFLICT (event_id, source_multi_main_id) DO UPDATE SET
    class_label     = excluded.class_label,
    tie_breaker     = excluded.tie_breaker,
    completed_mains = excluded.completed_mains,
    total_mains     = excluded.total_mains,
    updated_at      = excluded.updated_at
WHERE (excluded.class_label, excluded.tie_breaker, excluded.completed_mains, excluded.total_mains)
      IS NOT (class_label, tie_breaker, completed_mains, total_mains)
