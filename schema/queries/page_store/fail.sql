-- page_store_fail: remember why a fetch failed, beside whatever is stored.
INSERT INTO pages (cache_key, kind, track_slug, practice_date, url, attempts, last_error,
                   failed_at, failed_status, next_try_at)
VALUES (:cache_key, :kind, :track_slug, :practice_date, :url, 1, :reason, :at, :http_status,
        :next_try_at)
ON CONFLICT (cache_key) DO UPDATE SET
    practice_date = coalesce(excluded.practice_date, practice_date),
    attempts      = attempts + 1,
    last_error    = excluded.last_error,
    failed_at     = excluded.failed_at,
    failed_status = excluded.failed_status,
    next_try_at   = excluded.next_try_at
