-- race_store_list_driver_links
SELECT source_driver_id, person
  FROM driver_links
 ORDER BY source_driver_id
