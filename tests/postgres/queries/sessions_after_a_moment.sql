-- Practice sessions that began at or after 15:00 at the track, in the order of the day.
-- The moment is written as in race.db, in full: PostgreSQL reads that too, SQLite compares text.
SELECT r.source_race_id, r.race_label, r.class_name
  FROM races r
 WHERE r.session_type = 'practiceday'
   AND r.start_time >= '2025-10-25T04:00:00Z'
 ORDER BY r.start_time, r.source_race_id;
