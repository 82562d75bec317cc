-- race_store_put_class: the id of a class that was there before.
SELECT id
  FROM event_race_classes
 WHERE event_id = :event_id AND class_name = :class_name
