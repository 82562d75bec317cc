-- race_store_put_standing
INSERT INTO event_overall_rankings (event_id, source, source_overall_ranking_id, label,
                                    created_at, updated_at)
VALUES (:event_id, 'liverc', :source_id, :label, :at, :at)
ON CONFLICT (event_id, source_overall_ranking_id) DO UPDATE SET
    label      = excluded.label,
    updated_at = excluded.updated_at
WHERE (excluded.label)
      IS NOT (label)
