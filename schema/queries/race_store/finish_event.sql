-- race_store_finish_event: depth never goes back; last_ingested_at moves with a change only.
UPDATE events
   SET ingest_depth     = iif(:laps_full, 'laps_full', ingest_depth),
       last_ingested_at = iif(:changed, :at, last_ingested_at),
       updated_at       = :at
 WHERE id = :event_id
   AND (iif(:laps_full, 'laps_full', ingest_depth), iif(:changed, :at, last_ingested_at))
       IS NOT (ingest_depth, last_ingested_at)
