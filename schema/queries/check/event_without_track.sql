-- check: an event has its track, and both have names of which files and addresses can be made.
SELECT 'event ' || source_event_id, 'its track is not there'
  FROM events
 WHERE track_id NOT IN (SELECT id FROM tracks)
UNION ALL
SELECT 'event ' || source_event_id, 'its id is no number and no SLUG-practice-DATE, or its date is before 1990'
  FROM events
 WHERE source_event_id GLOB '*[^a-z0-9-]*' OR length(source_event_id) NOT BETWEEN 1 AND 100
    OR (source_event_id GLOB '*[^0-9]*' AND source_event_id NOT GLOB
        '[a-z0-9]*-practice-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
    OR event_date NOT BETWEEN '1990-01-01' AND '2200'
UNION ALL
SELECT 'track ' || source_track_slug, 'its slug is not of small letters, digits and inner hyphens'
  FROM tracks
 WHERE length(source_track_slug) NOT BETWEEN 1 AND 63 OR source_track_slug GLOB '*[^a-z0-9-]*'
    OR source_track_slug GLOB '-*' OR source_track_slug GLOB '*-'
