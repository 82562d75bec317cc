-- target/held_times: how the practice sessions of each track ($1, a JSON array of slugs) are timed:
-- by our own word, else by the venue's clock, as the existing importer does.
SELECT tr.source_track_slug,
       coalesce(
         x.times, --? trackside_exports
         e.metadata #>> '{trackside,times}', --? events.metadata
         'venue') AS times,
       count(*)
  FROM tracks tr
  JOIN events e ON e.track_id = tr.id
  LEFT JOIN trackside_exports x ON x.source_event_id = e.source_event_id --? trackside_exports
 WHERE tr.source = 'liverc'
   AND tr.source_track_slug IN (SELECT jsonb_array_elements_text($1::jsonb))
   AND e.source_event_id LIKE '%-practice-%'
   AND EXISTS (SELECT FROM races r WHERE r.event_id = e.id AND r.start_time IS NOT NULL)
 GROUP BY 1, 2
 ORDER BY 1, 2
