-- race_store_put_standing
INSERT INTO event_qual_points (event_id, source, source_points_id, label, rounds_completed,
                               total_rounds, classes, created_at, updated_at)
VALUES (:event_id, 'liverc', :source_id, :label, :rounds_completed, :total_rounds,
        json(:classes), :at, :at)
ON CONFLICT (event_id, source_points_id) DO UPDATE SET
    label            = excluded.label,
    rounds_completed = excluded.rounds_completed,
    total_rounds     = excluded.total_rounds,
    classes          = excluded.classes,
    updated_at       = excluded.updated_at
WHERE (excluded.label, excluded.rounds_completed, excluded.total_rounds, excluded.classes)
      IS NOT (label, rounds_completed, total_rounds, classes)
