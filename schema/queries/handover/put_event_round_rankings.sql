-- handover/put_event_round_rankings: a row as read_ writes it, unless a newer one is
-- there. It replaces an older one as a whole.
INSERT INTO event_round_rankings (event_id, source, source_round_id, label, order_type, created_at,
                                  updated_at)
SELECT (SELECT id FROM events WHERE source = 'liverc' AND source_event_id = :row ->> 'event'),
       :row ->> 'source', :row ->> 'source_round_id', :row ->> 'label', :row ->> 'order_type',
       :row ->> 'created_at', :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (event_id, source_round_id) DO UPDATE SET
       source = excluded.source,
       label = excluded.label,
       order_type = excluded.order_type,
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
