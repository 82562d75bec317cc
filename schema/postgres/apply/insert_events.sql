-- apply/insert_events
INSERT INTO events (
       metadata, --? events.metadata
       id, source, source_event_id, track_id, event_name, event_date, event_entries,
       event_drivers, event_url, ingest_depth, last_ingested_at, updated_at)
SELECT metadata, --? events.metadata
       id, 'liverc', key, track_id, event_name, event_date, event_entries, --? events.metadata
SELECT id, 'liverc', key, track_id, event_name, event_date, event_entries, --? !events.metadata
       event_drivers, event_url, ingest_depth::"IngestDepth", last_ingested_at, now()
  FROM trackside_plan_events
 WHERE action = 'insert' AND n BETWEEN $1::bigint AND $2::bigint
 ORDER BY n
