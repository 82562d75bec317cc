-- race_store_copy_changes: what was noted of a day, in the order it happened.
SELECT json_object('changed_at', c.changed_at, 'cache_key', c.cache_key, 'sha256', c.sha256,
                   'table_name', c.table_name, 'row_key', c.row_key, 'column_name', c.column_name,
                   'old_value', c.old_value, 'new_value', c.new_value)
  FROM changes c
  JOIN events e ON e.id = c.event_id
 WHERE e.source_event_id = :source_event_id
 ORDER BY c.id
