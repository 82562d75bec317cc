-- target/checkpoints: which of the days (JSON array $1) are there, what was sent of them last, and
-- as of when.
SELECT e.source_event_id,
       coalesce(
         x.fingerprint, --? trackside_exports
         e.metadata #>> '{trackside,fingerprint}', --? events.metadata
         ''),
       coalesce(
         x.fetched_at, --? trackside_exports
         e.metadata #>> '{trackside,fetchedAt}', --? events.metadata
         ''),
       coalesce(
         x.times, --? trackside_exports
         e.metadata #>> '{trackside,times}', --? events.metadata
         '')
  FROM jsonb_array_elements_text($1::jsonb) d
  JOIN events e ON e.source = 'liverc' AND e.source_event_id = d
  LEFT JOIN trackside_exports x ON x.source_event_id = e.source_event_id --? trackside_exports
