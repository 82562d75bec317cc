-- race.db, step 4: what ingestions changed of rows that were there, and by which parser.

CREATE TABLE changes (
    -- Ours: one row per value that a page changed. Written by the triggers of session/changes.sql.
    id          INTEGER PRIMARY KEY,            -- in the order they happened
    event_id    INTEGER REFERENCES events (id) ON UPDATE CASCADE ON DELETE CASCADE,  -- the day that was ingested
    changed_at  TEXT NOT NULL,                  -- when the page came that caused it, as updated_at of the row
    cache_key   TEXT NOT NULL,                  -- that page, as in mirror.db
    sha256      TEXT NOT NULL,                  -- the version of it
    table_name  TEXT NOT NULL,
    row_key     TEXT NOT NULL,                  -- the row's natural key: `21287637` a session, `21287637/4` its fourth lap
    column_name TEXT NOT NULL,                  -- of a row that was deleted: each column that people read
    old_value   ANY,
    new_value   ANY                             -- NULL also when the row was deleted
) STRICT;

CREATE INDEX changes_event_id_idx ON changes (event_id);

CREATE INDEX provenance_parser_version_idx ON provenance (parser_version);
