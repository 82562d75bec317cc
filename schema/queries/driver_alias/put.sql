-- driver_alias_put: a transponder is somebody's; the last word counts.
INSERT INTO driver_aliases (source_driver_id, person, added_at)
VALUES (:source_driver_id, :person, :at)
ON CONFLICT (source_driver_id) DO UPDATE SET
    person   = excluded.person,
    added_at = excluded.added_at
WHERE excluded.person <> person
