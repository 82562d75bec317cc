-- race_store_has_directory: did a track directory ever give rows?
SELECT EXISTS (SELECT 1 FROM tracks WHERE last_seen_at IS NOT NULL)
