-- ingestion_log_drop: of one event.
DELETE FROM ingestions
 WHERE source_event_id = :source_event_id
