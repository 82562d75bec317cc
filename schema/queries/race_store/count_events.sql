-- race_store_count_events
SELECT count(*)
  FROM events
