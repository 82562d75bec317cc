-- report_count_track: what is stored of a track's practice.
SELECT count(DISTINCT e.id),
       count(DISTINCT r.id),
       (SELECT count(*)
          FROM laps l
          JOIN race_results rr ON rr.id = l.race_result_id
          JOIN races lr ON lr.id = rr.race_id
          JOIN events le ON le.id = lr.event_id
          JOIN tracks lt ON lt.id = le.track_id
         WHERE lt.source = 'liverc' AND lt.source_track_slug = :slug
           AND le.source_event_id LIKE '%-practice-%'
           AND lr.removed_at IS NULL)
  FROM tracks t
  JOIN events e ON e.track_id = t.id AND e.source_event_id LIKE '%-practice-%'
  LEFT JOIN races r ON r.event_id = e.id AND r.removed_at IS NULL
 WHERE t.source = 'liverc' AND t.source_track_slug = :slug
