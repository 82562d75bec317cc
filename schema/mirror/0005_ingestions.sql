-- mirror.db, step 5: what every ingestion read, so that `rebuild` can read it again.

CREATE TABLE ingestions (
    -- One row per ingestion that read something else than the one before it of the same list.
    id            INTEGER PRIMARY KEY,           -- in the order in which they were done
    cache_key     TEXT NOT NULL,                 -- of the list: a practice day's, or the track directory
    track_slug    TEXT NOT NULL,
    practice_date TEXT,                          -- NULL: the track directory
    ingested_at   TEXT NOT NULL
) STRICT;

CREATE INDEX ingestions_cache_key ON ingestions (cache_key, id);
CREATE INDEX ingestions_track_slug ON ingestions (track_slug, practice_date);

CREATE TABLE ingestion_pages (
    -- Pages it found otherwise than the ingestion before it of the same list. One with neither
    -- digest nor failure is read no more.
    ingestion_id INTEGER NOT NULL REFERENCES ingestions (id) ON DELETE CASCADE,
    cache_key    TEXT NOT NULL,
    sha256       TEXT,                           -- of the body that was read; bodies may be purged since
    fetched_at   TEXT,                           -- when that body had come
    failure      TEXT,                           -- why there was none to read
    PRIMARY KEY (ingestion_id, cache_key)
) STRICT, WITHOUT ROWID;
