-- check: the class of a session, or of an entry, is one of its event, and is called as it is there; its
-- key is that of its name.
SELECT 'session ' || r.source_race_id,
       'its class is ' || c.class_name || ' of another event'
  FROM races r
  JOIN event_race_classes c ON c.id = r.event_race_class_id
 WHERE c.event_id <> r.event_id
UNION ALL
SELECT 'session ' || r.source_race_id,
       'it prints the class ' || r.class_name || ', but hangs on ' || c.class_name
  FROM races r
  JOIN event_race_classes c ON c.id = r.event_race_class_id
 WHERE c.class_name <> r.class_name
UNION ALL
SELECT 'entry of ' || d.source_driver_id || ' at event ' || e.source_event_id,
       iif(c.event_id <> x.event_id, 'its class is ' || c.class_name || ' of another event',
           'it is for ' || x.class_name || ', but hangs on ' || c.class_name)
  FROM event_entries x
  JOIN events e ON e.id = x.event_id
  JOIN drivers d ON d.id = x.driver_id
  JOIN event_race_classes c ON c.id = x.event_race_class_id
 WHERE c.event_id <> x.event_id OR c.class_name <> x.class_name
UNION ALL
SELECT 'session ' || r.source_race_id,
       'its class_key is ' || coalesce(r.class_key, 'missing') || ', but ' || r.class_name
       || ' has ' || class_key(r.class_name)
  FROM races r
 WHERE r.class_key IS NOT class_key(r.class_name)
UNION ALL
SELECT 'class ' || c.class_name || ' of event ' || e.source_event_id,
       'its class_key is ' || coalesce(c.class_key, 'missing') || ', but the name has '
       || class_key(c.class_name)
  FROM event_race_classes c
  JOIN events e ON e.id = c.event_id
 WHERE c.class_key IS NOT class_key(c.class_name)
