-- handover/put_drivers: a row as read_drivers writes it, unless a newer one is
-- there. A NULL replaces nothing.
INSERT INTO drivers (source, source_driver_id, display_name, normalized_name, transponder_number,
                     search_key, created_at, updated_at)
SELECT :row ->> 'source', :row ->> 'source_driver_id', :row ->> 'display_name',
       :row ->> 'normalized_name', :row ->> 'transponder_number', :row ->> 'search_key',
       :row ->> 'created_at', :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (source, source_driver_id) DO UPDATE SET
       display_name = excluded.display_name,
       normalized_name = coalesce(excluded.normalized_name, normalized_name),
       transponder_number = coalesce(excluded.transponder_number, transponder_number),
       search_key = coalesce(excluded.search_key, search_key),
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
