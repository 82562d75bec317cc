-- race.db, step 8: what was odd about the pages that the rows were read from.

CREATE TABLE findings (
    -- Ours: one row per oddity, of the event's last ingestion. Nothing is read from here into rows.
    event_id       INTEGER REFERENCES events (id) ON UPDATE CASCADE ON DELETE CASCADE,  -- NULL: of a page that is no event's
    sequence       INTEGER NOT NULL,               -- within the event, or the page: in the order of reading
    source_race_id TEXT,                           -- the race or session that it is about; NULL: the event
    cache_key      TEXT NOT NULL,                  -- the page, as in mirror.db
    sha256         TEXT,                           -- the version of it; NULL when it was not read
    kind           TEXT NOT NULL,                  -- missing, skipped, unreadable, disagrees, totals ...
    place          TEXT NOT NULL,                  -- `row 12: Fast`, `lap 3`, `Valid Lap Range`
    raw            TEXT,                           -- the text in question as printed, cut when long
    text           TEXT NOT NULL                   -- what is odd about it, half a sentence
) STRICT;

CREATE INDEX findings_event_id_idx ON findings (event_id, source_race_id);
CREATE INDEX findings_cache_key_idx ON findings (cache_key) WHERE event_id IS NULL;
