-- report_find_id: what a number of the site's is: their numberings are apart.
SELECT EXISTS (SELECT 1 FROM events WHERE source = 'liverc' AND source_event_id = :id),
       EXISTS (SELECT 1 FROM races r JOIN events e ON e.id = r.event_id
                WHERE r.source_race_id = :id AND e.source_event_id NOT LIKE '%-practice-%'),
       EXISTS (SELECT 1 FROM races r JOIN events e ON e.id = r.event_id
                WHERE r.source_race_id = :id AND e.source_event_id LIKE '%-practice-%')
