-- race_store_put_driver_link
INSERT INTO driver_links (source_driver_id, person)
VALUES (:source_driver_id, :person)
ON CONFLICT (source_driver_id) DO UPDATE SET person = excluded.person
WHERE excluded.person <> person
