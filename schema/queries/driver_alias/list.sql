-- driver_alias_list: all of them, person by person.
SELECT source_driver_id, person, added_at
  FROM driver_aliases
 ORDER BY person, source_driver_id
