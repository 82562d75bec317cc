-- race_store_put_driver: the name at the latest session that tells one. The session offered wins
-- when no stored session with a name began after it; a missing name never replaces one.
UPDATE drivers
   SET display_name    = :display_name,
       normalized_name = iif(display_name = :display_name,
                             coalesce(:normalized_name, normalized_name), :normalized_name),
       search_key      = iif(display_name = :display_name,
                             coalesce(:search_key, search_key), :search_key),
       updated_at      = :at
 WHERE id = :driver_id
   AND (display_name, normalized_name, search_key)
       IS NOT (:display_name, coalesce(:normalized_name, normalized_name),
               coalesce(:search_key, search_key))
   AND (display_name IN (:display_name, :unknown)
        OR (:display_name <> :unknown
            AND NOT EXISTS (SELECT 1
                              FROM race_drivers rd
                              JOIN races r ON r.id = rd.race_id
                             WHERE rd.driver_id = :driver_id
                               AND rd.display_name <> :unknown
                               AND r.start_time_local > coalesce(:named_at_local, ''))))
