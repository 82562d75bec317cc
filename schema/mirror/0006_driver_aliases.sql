-- mirror.db, step 6: which transponders the user says are one person.

CREATE TABLE driver_aliases (
    -- One row per transponder that was said to be somebody's. Rows of one name are one person. The
    -- rows of race.db stay as the pages have them: questions follow a link (driver_links there).
    source_driver_id TEXT NOT NULL PRIMARY KEY CHECK (source_driver_id <> ''),  -- transponder, or `practice_session_ID` for a session without
    person           TEXT NOT NULL CHECK (person <> ''),  -- the name the user gave
    added_at         TEXT NOT NULL                        -- when it was said last
) STRICT;
