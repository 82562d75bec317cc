-- request_log_reserve: a request is about to leave.
INSERT INTO requests (rate_class, kind, origin, track_slug, cache_key, url, attempt, sent_at)
VALUES (:rate_class, :kind, :origin, :track_slug, :cache_key, :url, :attempt, :sent_at)
