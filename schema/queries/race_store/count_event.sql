-- race_store_count_event: what is stored of an event, removed sessions aside.
SELECT (SELECT count(*) FROM races WHERE event_id = :event_id AND removed_at IS NULL),
       count(DISTINCT r.id),
       count(l.id),
       (SELECT count(DISTINCT rd.driver_id)
          FROM race_drivers rd
          JOIN races dr ON dr.id = rd.race_id
         WHERE dr.event_id = :event_id AND dr.removed_at IS NULL)
  FROM races r
  JOIN race_results rr ON rr.race_id = r.id
  JOIN laps l ON l.race_result_id = rr.id
 WHERE r.event_id = :event_id AND r.removed_at IS NULL
