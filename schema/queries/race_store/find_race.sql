-- race_store_put_race: the id of a session that was there before.
SELECT id
  FROM races
 WHERE event_id = :event_id AND source_race_id = :source_race_id
