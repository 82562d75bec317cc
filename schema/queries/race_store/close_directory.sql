-- race_store_close_directory: tracks that an earlier directory listed and this one does not.
UPDATE tracks
   SET is_active = 0,
       activity = NULL,
       current_event = NULL,
       updated_at = :at
 WHERE source = 'liverc'
   AND is_active = 1
   AND last_seen_at < :at
