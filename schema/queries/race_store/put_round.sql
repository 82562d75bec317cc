-- race_store_put_standing
INSERT INTO event_round_rankings (event_id, source, source_round_id, label, order_type,
                                  created_at, updated_at)
VALUES (:event_id, 'liverc', :source_id, :label, :order_type, :at, :at)
ON CONFLICT (event_id, source_round_id) DO UPDATE SET
    label      = excluded.label,
    order_type = excluded.order_type,
    updated_at = excluded.updated_at
WHERE (excluded.label, excluded.order_type)
      IS NOT (label, order_type)
