-- report_attendance: who came, by track and month (:size 7), year (4) or day (10), the earliest
-- first. A person is one whom the user linked, else a name; unknown drivers are counted by their
-- transponder.
WITH drives AS (
  SELECT t.source_track_slug AS slug, substr(e.event_date, 1, :size) AS period, e.id AS event_id,
         e.event_date AS date, e.source_event_id LIKE '%-practice-%' AS is_practice,
         r.id AS race_id, r.duration_seconds, rr.laps_completed, r.class_key,
         CASE WHEN rd.display_name <> 'Unknown Driver' OR k.person IS NOT NULL
              THEN lower(coalesce(k.person, rd.display_name)) END AS person,
         rd.source_driver_id
    FROM events e
    JOIN tracks t ON t.id = e.track_id
    JOIN races r ON r.event_id = e.id
    JOIN race_drivers rd ON rd.race_id = r.id
    JOIN race_results rr ON rr.race_id = r.id AND rr.race_driver_id = rd.id
    LEFT JOIN driver_links k ON k.source_driver_id = rd.source_driver_id
   WHERE e.source = 'liverc' AND r.removed_at IS NULL
     AND (:slug IS NULL OR t.source_track_slug = :slug)
     AND (:session_type IS NULL OR coalesce(r.session_type, 'race') = :session_type)
), seen AS (
  SELECT slug, person, substr(min(date), 1, :size) AS first_period
    FROM drives
   WHERE person IS NOT NULL
   GROUP BY slug, person
)
SELECT d.slug, d.period,
       count(DISTINCT d.event_id) FILTER (WHERE d.is_practice),
       count(DISTINCT d.event_id) FILTER (WHERE NOT d.is_practice),
       count(DISTINCT d.race_id), count(DISTINCT d.person),
       count(DISTINCT d.source_driver_id) FILTER (WHERE d.person IS NULL),
       count(DISTINCT d.person) FILTER (WHERE s.first_period = d.period),
       count(DISTINCT d.class_key), sum(d.laps_completed), sum(d.duration_seconds)
  FROM drives d
  LEFT JOIN seen s ON s.slug = d.slug AND s.person = d.person
 WHERE (:from IS NULL OR d.date >= :from)
   AND (:to IS NULL OR d.date < :to || 'U')
 GROUP BY d.slug, d.period
 ORDER BY d.period, d.slug
