-- site_store_pause: leave a site alone; a pause is only ever made longer.
INSERT INTO sites (origin, paused_until, reason)
VALUES (:origin, :until, :reason)
ON CONFLICT (origin) DO UPDATE SET
    paused_until = excluded.paused_until,
    reason       = excluded.reason
WHERE excluded.paused_until > paused_until
