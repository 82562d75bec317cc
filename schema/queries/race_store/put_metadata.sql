-- race_store_put_metadata: merge into what is there.
UPDATE events
   SET metadata   = json_patch(coalesce(metadata, '{}'), :metadata),
       updated_at = :at
 WHERE id = :event_id
   AND json_patch(coalesce(metadata, '{}'), :metadata) IS NOT metadata
