-- race_store_drop_driver_link
DELETE FROM driver_links
 WHERE source_driver_id = :source_driver_id
