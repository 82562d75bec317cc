-- race_store_compare_rows: rows of a day.
SELECT count(*)
  FROM day_rows
 WHERE event_id = :event_id
