-- export.db, step 1: what was sent where. A copy of what the targets hold themselves, so that one
-- can look without a server; it can be deleted.
--
-- application_id 0x54525831 ("TRX1").

CREATE TABLE checkpoints (
    -- One row per target and practice day.
    target          TEXT NOT NULL,          -- `host:port/database`
    source_event_id TEXT NOT NULL,
    fingerprint     TEXT NOT NULL,          -- SHA-256 of the day's content when it was sent
    times           TEXT NOT NULL CHECK (times IN ('utc', 'venue')),
    exported_at     TEXT NOT NULL CHECK (exported_at IS strftime('%Y-%m-%dT%H:%M:%SZ', exported_at)),
    PRIMARY KEY (target, source_event_id)
) STRICT, WITHOUT ROWID;
