-- page_store_drop: a page and, by the foreign key, its history.
DELETE FROM pages WHERE cache_key = :cache_key
