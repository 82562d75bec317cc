-- handover/put_event_overall_rankings: a row as read_ writes it, unless a newer one is
-- there. It replaces an older one as a whole.
INSERT INTO event_overall_rankings (event_id, source, source_overall_ranking_id, label, created_at,
                                    updated_at)
SELECT (SELECT id FROM events WHERE source = 'liverc' AND source_event_id = :row ->> 'event'),
       :row ->> 'source', :row ->> 'source_overall_ranking_id', :row ->> 'label',
       :row ->> 'created_at', :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (event_id, source_overall_ranking_id) DO UPDATE SET
       source = excluded.source,
       label = excluded.label,
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
