-- race_store_remove_idle_drivers: drivers that no session names.
DELETE FROM drivers
 WHERE NOT EXISTS (SELECT 1 FROM race_drivers rd WHERE rd.driver_id = drivers.id)
