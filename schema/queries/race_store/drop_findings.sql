-- race_store_drop_findings: those of the event's last ingestion.
DELETE FROM findings WHERE event_id = :event_id
