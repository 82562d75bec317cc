-- race_store_copy_changes: one of them, in another store, which may have it already.
INSERT INTO changes (event_id, changed_at, cache_key, sha256, table_name, row_key, column_name, old_value, new_value)
SELECT e.id, v.*
  FROM events e,
       (SELECT :row ->> 'changed_at' AS changed_at, :row ->> 'cache_key' AS cache_key, :row ->> 'sha256' AS sha256,
               :row ->> 'table_name' AS table_name, :row ->> 'row_key' AS row_key,
               :row ->> 'column_name' AS column_name, :row ->> 'old_value' AS old_value,
               :row ->> 'new_value' AS new_value) v
 WHERE e.source_event_id = :source_event_id
   AND NOT EXISTS (SELECT 1 FROM changes c
                    WHERE c.event_id = e.id AND c.changed_at = v.changed_at AND c.sha256 = v.sha256
                      AND c.table_name = v.table_name AND c.row_key = v.row_key
                      AND c.column_name = v.column_name
                      AND c.old_value IS v.old_value AND c.new_value IS v.new_value)
