-- driver_alias_remove: a transponder is itself again.
DELETE FROM driver_aliases
 WHERE source_driver_id = :source_driver_id
