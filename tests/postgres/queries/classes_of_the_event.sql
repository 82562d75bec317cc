-- The classes that ran on a practice day, none of them from an entry list, with their sessions.
SELECT c.class_name,
       count(r.id) AS sessions,
       c.vehicle_type,
       CASE WHEN c.vehicle_type_needs_review THEN 'to review' ELSE 'reviewed' END AS vehicle_type_is
  FROM events e
  JOIN event_race_classes c ON c.event_id = e.id
  LEFT JOIN races r ON r.event_race_class_id = c.id
 WHERE e.source_event_id = 'wattlecreek-practice-2025-10-25'
   AND NOT c.from_entry_list
 GROUP BY c.class_name, c.vehicle_type, c.vehicle_type_needs_review
 ORDER BY c.class_name;
