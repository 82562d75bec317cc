-- mirror.db, step 1: what endures.
--
-- Pages as the site sent them, their versions, the log of requests, pauses of sites, and what the
-- user typed. Losing a row here is losing a fact about the past: later steps only add.
--
-- application_id 0x54524d31 ("TRM1"). Moments are ISO 8601 text in UTC, `2025-10-25T06:00:00Z`.
-- sha256 is lower-case hex, of the unpacked bytes.

CREATE TABLE tracks (
    -- Tracks the user named, or that a command met by itself.
    slug          TEXT NOT NULL PRIMARY KEY,    -- LiveRC sub-domain in lower case, `canberraoffroad`
    name          TEXT,                         -- the user's, else the page's; NULL while neither is known
    name_is_users INTEGER NOT NULL DEFAULT 0 CHECK (name_is_users IN (0, 1)),  -- 1: a page's never replaces it
    timezone      TEXT,                         -- IANA name the user gave, `Australia/Sydney`; NULL while unknown
    added_at      TEXT NOT NULL,
    updated_at    TEXT NOT NULL
) STRICT;

CREATE TABLE bodies (
    -- The bytes of pages, once for each content however often and under whatever key it came.
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    size   INTEGER NOT NULL CHECK (size >= 0),  -- bytes when unpacked
    gzip   BLOB NOT NULL                        -- packed; `writefile('x.gz', gzip)` gives what zcat reads
) STRICT;

CREATE TABLE pages (
    -- One row per page ever asked for, with what is known of it now. A page whose first fetch
    -- failed has a row without body.
    cache_key     TEXT NOT NULL PRIMARY KEY,    -- `practice:day:canberraoffroad:2025-10-25`
    kind          TEXT NOT NULL CHECK (kind <> ''),  -- month, day, session: the names of page_kind_name
    track_slug    TEXT NOT NULL,                -- the site it is on; need not be in tracks
    practice_date TEXT CHECK (practice_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*'),  -- day; month view: `2025-10`; NULL when not known
    url           TEXT NOT NULL,                -- where it came from in the end, after redirects
    body_sha256   TEXT REFERENCES bodies (sha256),
    http_status   INTEGER,                      -- of the answer that brought the body
    content_type  TEXT,                         -- this and the next two: headers as sent, NULL when not sent
    etag          TEXT,
    last_modified TEXT,
    fetched_at    TEXT,                         -- when this body first came
    validated_at  TEXT,                         -- when the site last confirmed it
    ttl_seconds   INTEGER CHECK (ttl_seconds >= 0),
    expires_at    TEXT,                         -- from then on it may be asked for again
    settled       INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),  -- 1: fetched long after the day was over
    source        TEXT CHECK (source IN ('live', 'import', 'replay')),
    listed_as     TEXT,                         -- session page: the row of the day list it was fetched for
    attempts      INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),  -- failed ones since the last success
    last_error    TEXT,                         -- why the last one failed; NULL after a success
    failed_at     TEXT,                         -- when it did; NULL after a success
    failed_status INTEGER,                      -- what the site answered then; NULL without an answer
    next_try_at   TEXT,                         -- not before; NULL after a success
    CHECK ((body_sha256 IS NULL) = (fetched_at IS NULL)),
    CHECK ((attempts = 0) = (last_error IS NULL))
) STRICT;

CREATE INDEX pages_track_slug_kind ON pages (track_slug, kind, practice_date);
CREATE INDEX pages_body_sha256 ON pages (body_sha256);

CREATE TABLE page_versions (
    -- The history of a page: one row per CHANGE of its content. Content A, then B, then A again
    -- is three rows and two bodies. `rebuild` replays these in order.
    cache_key     TEXT NOT NULL REFERENCES pages (cache_key) ON DELETE CASCADE,
    sequence      INTEGER NOT NULL CHECK (sequence > 0),  -- 1, 2, 3 ... within the page
    sha256        TEXT NOT NULL REFERENCES bodies (sha256),
    first_seen_at TEXT NOT NULL,
    last_seen_at  TEXT NOT NULL,                -- the last time the site sent or confirmed it
    PRIMARY KEY (cache_key, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX page_versions_sha256 ON page_versions (sha256);

CREATE TABLE oddities (
    -- What came instead of a page (a bot check, a maintenance page, half a page), for bug reports.
    id            INTEGER PRIMARY KEY,
    cache_key     TEXT NOT NULL,                -- of the page asked for
    url           TEXT NOT NULL,
    body_sha256   TEXT NOT NULL REFERENCES bodies (sha256),
    http_status   INTEGER,
    reason        TEXT NOT NULL,                -- what was missed in it
    first_seen_at TEXT NOT NULL,
    last_seen_at  TEXT NOT NULL,
    n_seen        INTEGER NOT NULL DEFAULT 1 CHECK (n_seen > 0),
    UNIQUE (cache_key, body_sha256)
) STRICT;

CREATE INDEX oddities_body_sha256 ON oddities (body_sha256);

CREATE TABLE requests (
    -- Every request that left the machine, or was about to. A row is reserved before sending, so
    -- that rates hold across processes; one without outcome is on its way, or its process was
    -- killed, and counts as spent.
    id          INTEGER PRIMARY KEY,
    rate_class  TEXT NOT NULL CHECK (rate_class IN ('discovery', 'session')),
    origin      TEXT NOT NULL,                  -- scheme://host[:port] contacted
    track_slug  TEXT NOT NULL,
    cache_key   TEXT NOT NULL,
    url         TEXT NOT NULL,
    attempt     INTEGER NOT NULL CHECK (attempt > 0),  -- 1 for the first try
    sent_at     TEXT NOT NULL,                  -- with milliseconds, `2025-10-25T06:00:00.123Z`
    http_status INTEGER,                        -- NULL when there was no answer
    outcome     TEXT,                           -- `answered`, `timed out`, ...
    body_size   INTEGER,                        -- bytes, unpacked
    duration_ms INTEGER                         -- from sending to the last byte
) STRICT;

CREATE INDEX requests_by_track ON requests (rate_class, track_slug, sent_at);
CREATE INDEX requests_by_origin ON requests (rate_class, origin, sent_at);

CREATE TABLE sites (
    -- Sites that asked to be left alone for a while.
    origin       TEXT NOT NULL PRIMARY KEY,     -- scheme://host[:port]
    paused_until TEXT NOT NULL,
    reason       TEXT NOT NULL                  -- `it answered 429`
) STRICT;
