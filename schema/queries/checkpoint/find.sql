-- checkpoint/find: what was sent of a day last.
SELECT fingerprint, times
  FROM checkpoints
 WHERE target = :target AND source_event_id = :source_event_id
