-- mirror.db, step 11: what sites let programs ask for.

CREATE TABLE robots (
    -- /robots.txt of every site contacted. Requests for it are noted here and not in `requests`:
    -- they count against no rate.
    origin      TEXT NOT NULL PRIMARY KEY,      -- scheme://host[:port]
    asked_at    TEXT NOT NULL,                  -- when it was last asked for
    http_status INTEGER,                        -- of the answer; NULL when there was none
    outcome     TEXT NOT NULL,                  -- as requests.outcome
    fetched_at  TEXT,                           -- when the rules came that hold; NULL: they never did
    body        BLOB                            -- as sent, no more than is read; NULL: there are no rules
) STRICT;
