-- race_store_keep_rows: what is stored of a day, for the comparison afterwards.
INSERT INTO kept_rows (table_name, row_key, row)
SELECT table_name, row_key, row
  FROM day_rows
 WHERE event_id = :event_id
