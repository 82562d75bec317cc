-- mirror.db, step 9: what is noted of an event is noted by its source_event_id: LiveRC's number of a
-- race event, one series for the whole site, or `SLUG-practice-DATE` of a practice day. So the id
-- alone is the key; track and date stand beside it as facts.

ALTER TABLE ingestions ADD COLUMN source_event_id TEXT  /* NULL: the track directory. practice_date is a practice day's alone */;

UPDATE ingestions
   SET source_event_id = track_slug || '-practice-' || practice_date
 WHERE practice_date IS NOT NULL;

CREATE INDEX ingestions_source_event_id ON ingestions (source_event_id, id);

CREATE TABLE events_set_aside (
    -- Events that `rebuild` does not bring back, and a range passes over.
    source_event_id TEXT NOT NULL PRIMARY KEY,
    track_slug      TEXT NOT NULL,
    event_date      TEXT,                        -- its first day; NULL when nothing that was stored told it
    state           TEXT NOT NULL CHECK (state IN ('archived', 'forgotten')),
    archive         TEXT,                        -- the file beside race.db that has its rows; NULL: forgotten
    set_aside_at    TEXT NOT NULL,
    CHECK ((state = 'archived') = (archive IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX events_set_aside_track_slug ON events_set_aside (track_slug, event_date);

INSERT INTO events_set_aside (source_event_id, track_slug, event_date, state, archive, set_aside_at)
SELECT track_slug || '-practice-' || practice_date, track_slug, practice_date, state, archive, set_aside_at
  FROM days_set_aside;

DROP TABLE days_set_aside;

CREATE VIEW days_set_aside AS
    -- The practice days among them.
    SELECT track_slug, event_date AS practice_date, state, archive, set_aside_at
      FROM events_set_aside
     WHERE source_event_id LIKE '%-practice-%';
