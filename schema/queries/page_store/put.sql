-- page_store_put: the page's row after it came. While its content stays the same, fetched_at
-- stays too. A session's day, and the list row it was fetched for, are kept when not known now.
INSERT INTO pages (cache_key, kind, track_slug, practice_date, url, body_sha256, http_status,
                   content_type, etag, last_modified, fetched_at, validated_at, ttl_seconds,
                   expires_at, settled, source, listed_as)
VALUES (:cache_key, :kind, :track_slug, :practice_date, :url, :sha256, :http_status,
        :content_type, :etag, :last_modified, :at, :at, :ttl_seconds,
        :expires_at, :settled, :source, :listed_as)
ON CONFLICT (cache_key) DO UPDATE SET
    practice_date = coalesce(excluded.practice_date, practice_date),
    url           = excluded.url,
    fetched_at    = CASE WHEN body_sha256 IS excluded.body_sha256 THEN fetched_at
                         ELSE excluded.fetched_at END,
    body_sha256   = excluded.body_sha256,
    http_status   = excluded.http_status,
    content_type  = excluded.content_type,
    etag          = excluded.etag,
    last_modified = excluded.last_modified,
    validated_at  = excluded.validated_at,
    ttl_seconds   = excluded.ttl_seconds,
    expires_at    = excluded.expires_at,
    settled       = excluded.settled,
    source        = excluded.source,
    listed_as     = coalesce(excluded.listed_as, listed_as),
    attempts      = 0,
    last_error    = NULL,
    failed_at     = NULL,
    failed_status = NULL,
    next_try_at   = NULL
