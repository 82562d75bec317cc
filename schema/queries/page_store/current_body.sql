-- page_store_put: the content a page has now.
SELECT body_sha256
  FROM pages
 WHERE cache_key = :cache_key
