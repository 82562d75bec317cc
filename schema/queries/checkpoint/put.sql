-- checkpoint/put: the latest counts.
INSERT INTO checkpoints (target, source_event_id, fingerprint, times, exported_at)
VALUES (:target, :source_event_id, :fingerprint, :times, :exported_at)
ON CONFLICT (target, source_event_id) DO UPDATE SET
    fingerprint = excluded.fingerprint,
    times       = excluded.times,
    exported_at = excluded.exported_at
