-- race_store_mark_removed: the stored sessions of an event, and whether they are marked.
SELECT id, source_race_id, removed_at IS NOT NULL
  FROM races
 WHERE event_id = :event_id
