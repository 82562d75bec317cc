-- handover/put_event_qual_points: a row as read_ writes it, unless a newer one is
-- there. It replaces an older one as a whole.
INSERT INTO event_qual_points (event_id, source, source_points_id, label, rounds_completed,
                               total_rounds, classes, created_at, updated_at)
SELECT (SELECT id FROM events WHERE source = 'liverc' AND source_event_id = :row ->> 'event'),
       :row ->> 'source', :row ->> 'source_points_id', :row ->> 'label',
       :row ->> 'rounds_completed', :row ->> 'total_rounds', :row ->> 'classes',
       :row ->> 'created_at', :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (event_id, source_points_id) DO UPDATE SET
       source = excluded.source,
       label = excluded.label,
       rounds_completed = excluded.rounds_completed,
       total_rounds = excluded.total_rounds,
       classes = excluded.classes,
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
