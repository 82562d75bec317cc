-- apply/checkpoint: in the same transaction as the rows. One from a fresher page stays.
INSERT INTO trackside_exports AS x
       (source_event_id, fingerprint, fetched_at, times, exported_at)
SELECT key, fingerprint, listed_at, times, now() FROM trackside_plan_events ORDER BY n
ON CONFLICT (source_event_id) DO UPDATE
   SET fingerprint = excluded.fingerprint, fetched_at = excluded.fetched_at,
       times = excluded.times, exported_at = excluded.exported_at
 WHERE excluded.fetched_at COLLATE "C" >= x.fetched_at COLLATE "C"
