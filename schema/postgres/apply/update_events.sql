-- apply/update_events
UPDATE events t
   SET event_drivers = p.event_drivers,
       ingest_depth = p.ingest_depth::"IngestDepth",
       last_ingested_at = p.last_ingested_at,
       metadata = p.metadata, --? events.metadata
       updated_at = now()
  FROM trackside_plan_events p
 WHERE t.id = p.id AND p.action = 'update' AND p.n BETWEEN $1::bigint AND $2::bigint
