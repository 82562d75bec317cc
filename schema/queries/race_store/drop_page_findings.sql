-- race_store_drop_page_findings: those of a page that is no event's.
DELETE FROM findings WHERE event_id IS NULL AND cache_key = :cache_key
