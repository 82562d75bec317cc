-- outgoing/events: the day itself. :times, :fingerprint and :listed_at travel with it.
SELECT e.source_event_id,
       e.id, t.source_track_slug, e.source_event_id, e.event_name, e.event_date,
       e.event_entries, e.event_drivers, e.event_url, e.ingest_depth, e.last_ingested_at,
       e.metadata, :listed_at, :fingerprint, :times
  FROM events e
  JOIN tracks t ON t.id = e.track_id
 WHERE e.id = :event_id
