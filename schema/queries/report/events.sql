-- report_events: stored events, newest first: race events, or practice days too. Races that are marked
-- removed do not count; laps of a practice day are those that it counts.
SELECT e.source_event_id, t.source_track_slug, t.track_name, e.event_name, substr(e.event_date, 1, 10),
       substr(e.event_date_end, 1, 10), e.event_entries, e.event_drivers, e.total_race_laps, e.event_url,
       e.ingest_depth, e.last_ingested_at, e.self_check ->> '$.verdict',
       (SELECT count(*) FROM races r WHERE r.event_id = e.id AND r.removed_at IS NULL),
       coalesce(e.practice_total_laps,
                (SELECT count(*) FROM races r JOIN race_results rr ON rr.race_id = r.id JOIN laps l ON l.race_result_id = rr.id
                  WHERE r.event_id = e.id AND r.removed_at IS NULL)),
       (SELECT json_group_array(class_name)
          FROM (SELECT c.class_name FROM event_race_classes c WHERE c.event_id = e.id
                 ORDER BY c.class_order IS NULL, c.class_order, c.id)),
       e.event_panel ->> '$.surface', t.timezone
  FROM events e
  JOIN tracks t ON t.id = e.track_id
 WHERE e.source = 'liverc'
   AND (:with_days OR e.source_event_id NOT LIKE '%-practice-%')
   AND (:slug IS NULL OR t.source_track_slug = :slug)
   AND (:source_event_id IS NULL OR e.source_event_id = :source_event_id)
   AND (:from IS NULL OR coalesce(e.event_date_end, e.event_date) >= :from)
   AND (:to IS NULL OR e.event_date < :to || 'U')  -- after any time of that day
 ORDER BY e.event_date DESC, e.id DESC
