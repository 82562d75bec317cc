-- outgoing/event_race_classes: the classes of a day.
SELECT e.source_event_id, k.class_name,
       e.id, k.class_name
  FROM event_race_classes k
  JOIN events e ON e.id = k.event_id
 WHERE e.id = :event_id
