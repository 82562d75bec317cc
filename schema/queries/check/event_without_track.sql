-- check: an event has its track.
SELECT 'event ' || source_event_id, 'its track is not there'
  FROM events
 WHERE track_id NOT IN (SELECT id FROM tracks)
