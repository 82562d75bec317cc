-- robots_store_fail: they were asked for and did not come; those that came before stay.
INSERT INTO robots (origin, asked_at, http_status, outcome)
VALUES (:origin, :asked_at, :http_status, :outcome)
ON CONFLICT (origin) DO UPDATE SET
    asked_at    = excluded.asked_at,
    http_status = excluded.http_status,
    outcome     = excluded.outcome
