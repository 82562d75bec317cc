-- race_store_drop_other_entries: whom the entry list no longer has. :keys is a JSON array of DRIVER/CLASS.
DELETE FROM event_entries
 WHERE event_id = :event_id
   AND driver_id || '/' || class_name NOT IN (SELECT value FROM json_each(:keys))
