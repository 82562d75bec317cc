-- page_store_put_oddity: keep what came instead of a page; the same thing again is counted.
INSERT INTO oddities (cache_key, url, body_sha256, http_status, reason, first_seen_at,
                      last_seen_at)
VALUES (:cache_key, :url, :sha256, :http_status, :reason, :at, :at)
ON CONFLICT (cache_key, body_sha256) DO UPDATE SET
    url          = excluded.url,
    http_status  = excluded.http_status,
    reason       = excluded.reason,
    last_seen_at = excluded.last_seen_at,
    n_seen       = n_seen + 1
