-- robots_store_put: rules came, or the word that there are none.
INSERT INTO robots (origin, asked_at, http_status, outcome, fetched_at, body)
VALUES (:origin, :asked_at, :http_status, :outcome, :asked_at, :body)
ON CONFLICT (origin) DO UPDATE SET
    asked_at    = excluded.asked_at,
    http_status = excluded.http_status,
    outcome     = excluded.outcome,
    fetched_at  = excluded.fetched_at,
    body        = excluded.body
