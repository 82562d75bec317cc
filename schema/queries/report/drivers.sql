-- report_drivers: who drove practice at a track, or anywhere; by transponder, or as the user linked them.
WITH drives AS (
  SELECT coalesce(k.person, d.display_name) AS name, k.person,
         CASE WHEN k.person IS NULL THEN rd.source_driver_id END AS source_driver_id,
         rd.transponder_number, rd.display_name, e.id AS event_id,
         substr(e.event_date, 1, 10) AS date, rr.laps_completed
    FROM race_drivers rd
    JOIN drivers d ON d.id = rd.driver_id
    JOIN races r ON r.id = rd.race_id
    JOIN events e ON e.id = r.event_id
    JOIN tracks t ON t.id = e.track_id
    JOIN race_results rr ON rr.race_driver_id = rd.id
    LEFT JOIN driver_links k ON k.source_driver_id = rd.source_driver_id
   WHERE r.session_type = 'practiceday' AND r.removed_at IS NULL
     AND (:slug IS NULL OR t.source_track_slug = :slug)
)
SELECT name, source_driver_id,
       json_group_array(DISTINCT transponder_number) FILTER (WHERE transponder_number IS NOT NULL),
       json_group_array(DISTINCT display_name),
       count(DISTINCT event_id), count(*), sum(laps_completed), max(date)
  FROM drives
 GROUP BY person, source_driver_id
 ORDER BY name, source_driver_id
