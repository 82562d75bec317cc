-- page_store_expire: make a page due again.
UPDATE pages
   SET expires_at = :at
 WHERE cache_key = :cache_key AND expires_at > :at
