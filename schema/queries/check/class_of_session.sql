-- check: a session's class is one of its event, and is called as the session prints it.
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
