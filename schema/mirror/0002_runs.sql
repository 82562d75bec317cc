-- mirror.db, step 2: what ran, and what runs.

CREATE TABLE runs (
    -- One row per run of a command that fetches, ingests or exports. Written when it begins, now
    -- and then while it runs, and when it ends. A row without end whose process is gone is that of
    -- a run that was killed; the next run to begin marks it `died`.
    id                    INTEGER PRIMARY KEY,
    command               TEXT NOT NULL CHECK (command <> ''),  -- `discover`, `ingest`, `export postgres`
    track_slug            TEXT,                  -- NULL where the command names none
    arguments             TEXT NOT NULL,         -- what was typed behind the command, blanks between
    pid                   INTEGER NOT NULL,
    started_at            TEXT NOT NULL,
    ended_at              TEXT,                  -- NULL while it runs, and for one that died
    duration_ms           INTEGER CHECK (duration_ms >= 0),
    status                TEXT NOT NULL DEFAULT 'running'
                          CHECK (status IN ('running', 'done', 'partial', 'stale', 'failed', 'interrupted', 'died')),
    exit_code             INTEGER,
    error                 TEXT,                  -- its sentence; NULL when it had none
    day                   TEXT,                  -- the practice day in hand, `2025-10-25`
    days_done             INTEGER NOT NULL DEFAULT 0,  -- of a run over several days
    days_total            INTEGER NOT NULL DEFAULT 0,
    pages_done            INTEGER NOT NULL DEFAULT 0,  -- of the step in hand: a day's session pages, a range's months
    pages_total           INTEGER NOT NULL DEFAULT 0,
    requests_network      INTEGER NOT NULL DEFAULT 0,  -- pages the site was asked for and gave
    requests_cache        INTEGER NOT NULL DEFAULT 0,  -- pages used as stored, without asking
    requests_not_modified INTEGER NOT NULL DEFAULT 0,  -- pages the site was asked for and confirmed
    requests_failed       INTEGER NOT NULL DEFAULT 0,  -- pages that could not be had
    retries               INTEGER NOT NULL DEFAULT 0,
    waits                 INTEGER NOT NULL DEFAULT 0,  -- times a rate or a pause held it up
    waited_ms             INTEGER NOT NULL DEFAULT 0,
    days                  INTEGER NOT NULL DEFAULT 0,  -- practice days found, mirrored, ingested, exported
    sessions              INTEGER NOT NULL DEFAULT 0,
    laps                  INTEGER NOT NULL DEFAULT 0,
    rows_written          INTEGER NOT NULL DEFAULT 0,  -- inserted or updated, all tables
    days_failed           INTEGER NOT NULL DEFAULT 0   -- of days, those that could not be had or written
) STRICT;

CREATE INDEX runs_by_command ON runs (command, started_at);
CREATE INDEX runs_running ON runs (status) WHERE status = 'running';
