-- The practice days of a month whose sessions are all in, with the day's figures out of the JSON.
-- On both sides a date alone may stand for the midnight that begins it.
SELECT t.track_name,
       substr(CAST(e.event_date AS text), 1, 10) AS day,
       e.event_name,
       e.event_drivers,
       e.metadata -> 'practiceDayStats' ->> 'totalLaps' AS total_laps,
       e.metadata ->> 'timezone' AS timezone
  FROM events e
  JOIN tracks t ON t.id = e.track_id
 WHERE e.event_date >= '2025-10-01' AND e.event_date < '2025-11-01'
   AND e.ingest_depth = 'laps_full'
   AND t.is_active
 ORDER BY e.event_date;
