-- page_store_kinds: the names of the kinds of which there are pages.
SELECT DISTINCT kind FROM pages ORDER BY kind
