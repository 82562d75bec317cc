-- mirror.db, step 8: days that the user put away.

CREATE TABLE days_set_aside (
    -- Days that `rebuild` does not bring back, and a range passes over.
    track_slug    TEXT NOT NULL,
    practice_date TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('archived', 'forgotten')),
    archive       TEXT,                          -- the file beside race.db that has its rows; NULL: forgotten
    set_aside_at  TEXT NOT NULL,
    PRIMARY KEY (track_slug, practice_date),
    CHECK ((state = 'archived') = (archive IS NOT NULL))
) STRICT, WITHOUT ROWID;
