-- check: a practice day tells which page its list came from, and a session with laps which page of
-- its own.
SELECT 'day ' || e.source_event_id, 'it does not tell which list it was read from'
  FROM events e
 WHERE e.source_event_id LIKE '%-practice-%'
   AND NOT EXISTS (SELECT 1 FROM provenance p
                    WHERE p.event_id = e.id AND p.cache_key LIKE 'practice:day:%')
UNION ALL
SELECT 'session ' || r.source_race_id, 'it does not tell which page it was read from'
  FROM races r
 WHERE r.session_type = 'practiceday' AND r.detail = 'stored'
   AND NOT EXISTS (SELECT 1 FROM provenance p
                    WHERE p.event_id = r.event_id
                      AND p.cache_key = 'practice:session:' || r.source_race_id)
