-- race_store_put_metadata: merge into what is there; updated_at stays, as in put_utc.sql.
UPDATE events
   SET metadata = json_patch(coalesce(metadata, '{}'), :metadata)
 WHERE id = :event_id
   AND json_patch(coalesce(metadata, '{}'), :metadata) IS NOT metadata
