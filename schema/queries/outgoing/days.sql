-- outgoing/days: the events to send, practice days and race events when wanted, and how many laps they
-- come with.
SELECT e.id, e.source_event_id, t.source_track_slug, substr(e.event_date, 1, 10), t.timezone,
       coalesce((SELECT p.fetched_at FROM provenance p
                  WHERE p.event_id = e.id AND p.cache_key LIKE 'practice:day:%'), e.updated_at),
       (SELECT count(*) FROM races r
          JOIN race_results rr ON rr.race_id = r.id
          JOIN laps l ON l.race_result_id = rr.id
         WHERE r.event_id = e.id)
  FROM events e
  JOIN tracks t ON t.id = e.track_id
 WHERE (:with_races OR e.source_event_id LIKE '%-practice-%')
   AND (:source_event_id IS NULL OR e.source_event_id = :source_event_id)
   AND (:track IS NULL OR t.source_track_slug = :track)
   AND (:day IS NULL OR substr(e.event_date, 1, 10) = :day)
   AND (:since IS NULL OR substr(e.event_date, 1, 10) >= :since)
 ORDER BY e.source_event_id
