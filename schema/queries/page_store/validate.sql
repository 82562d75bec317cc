-- page_store_validate: the site said "not modified", maybe with validators of now.
UPDATE pages
   SET validated_at = :at,
       ttl_seconds  = :ttl_seconds,
       expires_at   = :expires_at,
       settled      = :settled,
       etag         = coalesce(:etag, etag),
       last_modified = coalesce(:last_modified, last_modified),
       listed_as    = coalesce(:listed_as, listed_as),
       attempts     = 0,
       last_error   = NULL,
       failed_at    = NULL,
       failed_status = NULL,
       next_try_at  = NULL
 WHERE cache_key = :cache_key AND body_sha256 IS NOT NULL
