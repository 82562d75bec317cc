-- race_store_put_driver: a new driver, or a transponder that was not known. Names: name_driver.sql.
INSERT INTO drivers (source, source_driver_id, display_name, normalized_name, search_key,
                     transponder_number, created_at, updated_at)
VALUES ('liverc', :source_driver_id, :display_name, :normalized_name, :search_key,
        :transponder_number, :at, :at)
ON CONFLICT (source, source_driver_id) DO UPDATE SET
    transponder_number = excluded.transponder_number,
    updated_at         = excluded.updated_at
WHERE coalesce(excluded.transponder_number, transponder_number) IS NOT transponder_number
