-- race.db, step 1: what is derived from the pages of mirror.db.
--
-- The central tables under their central names and columns, so that one query works on both
-- sides. The differences: INTEGER keys; times are whole milliseconds (`_ms`), with the central
-- seconds columns computed from them; booleans are 0 or 1; JSON and moments are text; and columns
-- marked "ours", which the central tables lack. Absent is NULL, never 0.
--
-- application_id 0x54525231 ("TRR1"). Moments in UTC end in Z, `2025-10-25T03:43:27Z`; times of
-- the track's own clock do not, `2025-10-25T14:43:27`. created_at and updated_at tell when the
-- page came that caused the row or its last change. A `_raw` text is as printed on the page.
-- `source` is `liverc`.
--
-- The schema calls no JSON function: SQLite 3.40 refuses them there while trusted_schema is off.
-- So JSON is checked where it is written (queries/race_store), and figures that people ask for
-- stand in columns of their own.

CREATE TABLE tracks (
    -- One row per track.
    id                        INTEGER PRIMARY KEY,
    source                    TEXT NOT NULL,
    source_track_slug         TEXT NOT NULL,    -- LiveRC sub-domain, `canberraoffroad`
    track_name                TEXT NOT NULL,
    track_url                 TEXT NOT NULL,    -- `https://SLUG.liverc.com/`
    events_url                TEXT NOT NULL,    -- `https://SLUG.liverc.com/events`
    liverc_track_last_updated TEXT,             -- as the catalogue words it, `1 minute ago`
    last_seen_at              TEXT CHECK (last_seen_at IS strftime('%Y-%m-%dT%H:%M:%SZ', last_seen_at)),
    is_active                 INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),    -- in the latest catalogue
    is_followed               INTEGER NOT NULL DEFAULT 0 CHECK (is_followed IN (0, 1)),
    latitude                  REAL,             -- degrees
    longitude                 REAL,             -- degrees
    address                   TEXT,             -- this and the next: from the track's own page
    city                      TEXT,
    state                     TEXT,
    country                   TEXT,
    postal_code               TEXT,
    phone                     TEXT,
    website                   TEXT,
    email                     TEXT,
    description               TEXT,
    logo_url                  TEXT,
    facebook_url              TEXT,
    total_laps                INTEGER DEFAULT 0,    -- this and the next: lifetime counts of the track's page
    total_practice_sessions   INTEGER DEFAULT 0,
    total_races               INTEGER DEFAULT 0,
    total_entries             INTEGER DEFAULT 0,
    total_events              INTEGER DEFAULT 0,
    start_finish_line_geojson TEXT CHECK (start_finish_line_geojson GLOB '{*}'),
    timezone                  TEXT,             -- ours: IANA name the user gave; NULL while unknown
    created_at                TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at                TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (source, source_track_slug)
) STRICT;

CREATE TABLE events (
    -- One row per race event, or per track and practice day.
    id                  INTEGER PRIMARY KEY,
    source              TEXT NOT NULL,
    source_event_id     TEXT NOT NULL,          -- practice: `SLUG-practice-2025-10-25`
    track_id            INTEGER NOT NULL REFERENCES tracks (id) ON UPDATE CASCADE ON DELETE CASCADE,
    event_name          TEXT NOT NULL,          -- practice: `TRACK - Practice Day - October 25, 2025`
    event_date          TEXT NOT NULL CHECK (event_date IS strftime('%Y-%m-%dT%H:%M:%S', event_date)),  -- the track's clock; practice: midnight
    event_date_end      TEXT CHECK (event_date_end IS strftime('%Y-%m-%dT%H:%M:%S', event_date_end)),   -- race events of several days
    event_entries       INTEGER NOT NULL,       -- practice: 0
    event_drivers       INTEGER NOT NULL,       -- practice: distinct named drivers
    total_race_laps     INTEGER,                -- race events
    event_url           TEXT NOT NULL,          -- practice: the day page
    ingest_depth        TEXT NOT NULL DEFAULT 'none' CHECK (ingest_depth IN ('none', 'laps_full')),  -- laps_full: every session page is in
    last_ingested_at    TEXT CHECK (last_ingested_at IS strftime('%Y-%m-%dT%H:%M:%SZ', last_ingested_at)),  -- the last time a row of it changed
    imported_by_user_id TEXT,                   -- central accounts; NULL here
    metadata            TEXT CHECK (metadata GLOB '{*}'),  -- object: practiceDayStats, timezone, utcOffset
    practice_total_laps         INTEGER,        -- this and the next, ours: practiceDayStats as columns; counted laps
    practice_track_time_seconds INTEGER,
    practice_unique_drivers     INTEGER,        -- named ones
    practice_unknown_drivers    INTEGER,        -- transponders without a name
    practice_unique_classes     INTEGER,
    practice_time_range_start   TEXT,           -- the first start, the track's clock
    practice_time_range_end     TEXT,           -- the end of the last session
    self_check          TEXT CHECK (self_check GLOB '{*}'),  -- ours: the day's own totals against the page's
    created_at          TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at          TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (source, source_event_id)
) STRICT;

CREATE INDEX events_track_id_event_date_idx ON events (track_id, event_date);
CREATE INDEX events_event_date_idx ON events (event_date);

CREATE TABLE event_race_classes (
    -- The classes that ran at an event.
    id                        INTEGER PRIMARY KEY,
    event_id                  INTEGER NOT NULL REFERENCES events (id) ON UPDATE CASCADE ON DELETE CASCADE,
    class_name                TEXT NOT NULL,    -- as printed
    from_entry_list           INTEGER NOT NULL DEFAULT 1 CHECK (from_entry_list IN (0, 1)),  -- practice: 0
    vehicle_type              TEXT,
    vehicle_type_needs_review INTEGER NOT NULL DEFAULT 1 CHECK (vehicle_type_needs_review IN (0, 1)),
    vehicle_type_reviewed_at  TEXT CHECK (vehicle_type_reviewed_at IS strftime('%Y-%m-%dT%H:%M:%SZ', vehicle_type_reviewed_at)),
    vehicle_type_reviewed_by  TEXT,
    created_at                TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at                TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (event_id, class_name)
) STRICT;

CREATE TABLE drivers (
    -- One row per identity the site knows: in practice a transponder, or a session without one.
    -- One person with three transponders is three rows.
    id                 INTEGER PRIMARY KEY,
    source             TEXT NOT NULL,
    source_driver_id   TEXT NOT NULL,           -- practice: the transponder, else `practice_session_ID`
    display_name       TEXT NOT NULL,           -- the name at the latest session, `Unknown Driver` while none is known
    normalized_name    TEXT,                    -- by the central rule
    transponder_number TEXT,
    search_key         TEXT,                    -- ours: the name without case, accents and punctuation
    created_at         TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at         TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (source, source_driver_id)
) STRICT;

CREATE INDEX drivers_normalized_name_idx ON drivers (normalized_name);
CREATE INDEX drivers_search_key_idx ON drivers (search_key);

CREATE TABLE races (
    -- One row per race or practice session.
    id                  INTEGER PRIMARY KEY,
    event_id            INTEGER NOT NULL REFERENCES events (id) ON UPDATE CASCADE ON DELETE CASCADE,
    source              TEXT NOT NULL,
    source_race_id      TEXT NOT NULL,          -- LiveRC's number of the race or session
    class_name          TEXT NOT NULL,          -- as printed
    race_label          TEXT NOT NULL,          -- practice: `Practice - DRIVER`
    race_order          INTEGER,                -- race events
    race_url            TEXT NOT NULL,
    completed_at        TEXT CHECK (completed_at IS strftime('%Y-%m-%dT%H:%M:%S', completed_at)),  -- race events, the track's clock
    start_time          TEXT CHECK (start_time IS strftime('%Y-%m-%dT%H:%M:%SZ', start_time)),     -- UTC; NULL while the zone is unknown
    start_time_local    TEXT CHECK (start_time_local IS strftime('%Y-%m-%dT%H:%M:%S', start_time_local)),  -- ours: as the page means it
    start_time_flag     TEXT CHECK (start_time_flag IN ('ambiguous', 'impossible')),  -- ours: the clock showed it twice, or never
    end_time_local      TEXT CHECK (end_time_local IS strftime('%Y-%m-%dT%H:%M:%S', end_time_local)),  -- ours
    duration_seconds    INTEGER,                -- the printed length
    duration_raw        TEXT,                   -- ours
    session_type        TEXT CHECK (session_type IN ('race', 'practice', 'qualifying', 'practiceday', 'heat', 'main', 'seeding')),
    section_header      TEXT,                   -- race events: the round's heading
    race_metadata       TEXT CHECK (race_metadata GLOB '{*}'),  -- practice: end_time, practiceSessionStats
    vehicle_type        TEXT,                   -- as the class's
    skill_tier          TEXT,
    vehicle_class_normalization_needs_review INTEGER NOT NULL DEFAULT 0 CHECK (vehicle_class_normalization_needs_review IN (0, 1)),
    event_race_class_id INTEGER REFERENCES event_race_classes (id) ON UPDATE CASCADE ON DELETE SET NULL,
    detail              TEXT CHECK (detail IN ('stored', 'failed', 'pending')),  -- ours: the session's own page
    removed_at          TEXT CHECK (removed_at IS strftime('%Y-%m-%dT%H:%M:%SZ', removed_at)),  -- ours: when the list was first seen without it
    self_check          TEXT CHECK (self_check GLOB '{*}'),  -- ours: its laps against the page's own figures
    created_at          TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at          TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (event_id, source_race_id)
) STRICT;

CREATE INDEX races_source_race_id_idx ON races (source_race_id);
CREATE INDEX races_event_race_class_id_idx ON races (event_race_class_id);

CREATE TABLE race_drivers (
    -- Who drove in a race or session, as named there.
    id                 INTEGER PRIMARY KEY,
    race_id            INTEGER NOT NULL REFERENCES races (id) ON UPDATE CASCADE ON DELETE CASCADE,
    driver_id          INTEGER NOT NULL REFERENCES drivers (id) ON UPDATE CASCADE ON DELETE RESTRICT,
    source             TEXT NOT NULL,
    source_driver_id   TEXT NOT NULL,           -- as the driver's when it was stored
    display_name       TEXT NOT NULL,           -- as printed for this session
    transponder_number TEXT,
    created_at         TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at         TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (race_id, source_driver_id)
) STRICT;

CREATE INDEX race_drivers_driver_id_idx ON race_drivers (driver_id);

CREATE TABLE race_results (
    -- A driver's figures in a race or session, as the site prints them.
    id                      INTEGER PRIMARY KEY,
    race_id                 INTEGER NOT NULL REFERENCES races (id) ON UPDATE CASCADE ON DELETE CASCADE,
    race_driver_id          INTEGER NOT NULL REFERENCES race_drivers (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position_final          INTEGER NOT NULL,   -- practice: 1
    laps_completed          INTEGER NOT NULL,   -- counted laps
    total_time_raw          TEXT,               -- race events, `47/30:31.382`
    total_time_ms           INTEGER,            -- ours
    total_time_seconds      REAL AS (total_time_ms / 1000.0),
    fast_lap_raw            TEXT,               -- ours
    fast_lap_ms             INTEGER,            -- ours
    fast_lap_time           REAL AS (fast_lap_ms / 1000.0),  -- seconds
    avg_lap_raw             TEXT,               -- ours
    avg_lap_ms              INTEGER,            -- ours
    avg_lap_time            REAL AS (avg_lap_ms / 1000.0),   -- seconds
    consistency_raw         TEXT,               -- ours
    consistency_thousandths INTEGER,            -- ours: thousandths of a percent
    consistency             REAL AS (consistency_thousandths / 1000.0),  -- percent
    top_3_consecutive_ms    INTEGER,            -- ours: best three laps in a row, their sum
    avg_top_5_ms            INTEGER,            -- ours: mean of the five shortest laps
    avg_top_10_ms           INTEGER,            -- ours
    avg_top_15_ms           INTEGER,            -- ours
    std_deviation_ms        INTEGER,            -- ours
    range_low_ms            INTEGER,            -- ours: laps shorter than this do not count
    range_high_ms           INTEGER,            -- ours: nor laps longer than this
    qualifying_position     INTEGER,            -- race events
    behind_ms               INTEGER,            -- ours: race events, gap to the winner
    seconds_behind          REAL AS (behind_ms / 1000.0),
    behind_display          TEXT,               -- race events, `1 Lap`
    raw_fields_json         TEXT CHECK (raw_fields_json GLOB '{*}'),  -- top_3_consecutive, avg_top_5, ... in seconds
    created_at              TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at              TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (race_id, race_driver_id)
) STRICT;

CREATE INDEX race_results_race_driver_id_idx ON race_results (race_driver_id);

CREATE TABLE laps (
    -- Every crossing of the line that ended a lap, the invalid ones included.
    id                INTEGER PRIMARY KEY,
    race_result_id    INTEGER NOT NULL REFERENCES race_results (id) ON UPDATE CASCADE ON DELETE CASCADE,
    lap_number        INTEGER NOT NULL,         -- from 1
    position_on_lap   INTEGER NOT NULL,         -- practice: 1
    lap_time_raw      TEXT NOT NULL,
    lap_time_ms       INTEGER NOT NULL,         -- ours
    lap_time_seconds  REAL NOT NULL AS (lap_time_ms / 1000.0),
    pace_string       TEXT,                     -- race events
    elapsed_ms        INTEGER NOT NULL,         -- ours: sum of the times until the end of this lap
    elapsed_race_time REAL NOT NULL AS (elapsed_ms / 1000.0),  -- seconds
    segments_json     TEXT CHECK (segments_json GLOB '[[]*]'),  -- race events
    is_valid          INTEGER NOT NULL DEFAULT 1 CHECK (is_valid IN (0, 1)),  -- ours: 0 outside the valid lap range, counts in no figure
    crossed_at_local  TEXT CHECK (crossed_at_local IS strftime('%Y-%m-%dT%H:%M:%S', crossed_at_local)),  -- ours: end of the lap
    created_at        TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at        TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (race_result_id, lap_number)
) STRICT;

CREATE TABLE provenance (
    -- Ours: which version of which page gave an event its rows, read by which parser. A change
    -- here alone is no change of a row.
    event_id       INTEGER NOT NULL REFERENCES events (id) ON UPDATE CASCADE ON DELETE CASCADE,
    cache_key      TEXT NOT NULL,               -- as in mirror.db
    sha256         TEXT NOT NULL,               -- of the page's body
    fetched_at     TEXT NOT NULL,
    parser_version INTEGER NOT NULL,            -- rises with every change of what the parsers give
    PRIMARY KEY (event_id, cache_key)
) STRICT, WITHOUT ROWID;

-- ---- views for people: names and seconds instead of keys and milliseconds ----

CREATE VIEW practice_days AS
    -- One row per practice day.
    SELECT t.source_track_slug AS track_slug,
           t.track_name,
           substr(e.event_date, 1, 10) AS date,
           e.source_event_id,
           e.event_name,
           t.timezone,
           e.practice_total_laps AS total_laps,
           e.practice_track_time_seconds AS total_track_time_seconds,
           e.practice_unique_drivers AS unique_drivers,
           e.practice_unknown_drivers AS unknown_drivers,
           e.practice_unique_classes AS unique_classes,
           e.practice_time_range_start AS time_range_start,
           e.practice_time_range_end AS time_range_end,
           (SELECT count(*) FROM races r WHERE r.event_id = e.id AND r.removed_at IS NULL)
               AS sessions,
           (SELECT count(*) FROM races r WHERE r.event_id = e.id AND r.removed_at IS NOT NULL)
               AS sessions_removed,
           (SELECT count(*) FROM races r
             WHERE r.event_id = e.id AND r.removed_at IS NULL AND r.detail = 'stored')
               AS sessions_with_detail,
           (SELECT count(*) FROM races r
              JOIN race_results rr ON rr.race_id = r.id
              JOIN laps l ON l.race_result_id = rr.id
             WHERE r.event_id = e.id AND r.removed_at IS NULL) AS laps_stored,
           e.ingest_depth,
           e.last_ingested_at,
           e.event_url
      FROM events e
      JOIN tracks t ON t.id = e.track_id
     WHERE e.source_event_id LIKE '%-practice-%';

CREATE VIEW sessions AS
    -- One row per driver and session of any type; times in seconds, consistency in percent.
    SELECT r.source_race_id AS session_id,
           t.source_track_slug AS track_slug,
           substr(e.event_date, 1, 10) AS date,
           rd.display_name AS driver_name,
           r.class_name,
           rd.transponder_number,
           r.session_type,
           r.start_time_local,
           r.start_time,
           r.start_time_flag,
           r.end_time_local,
           r.duration_seconds,
           rr.laps_completed AS lap_count,
           rr.fast_lap_time AS fastest_lap,
           rr.avg_lap_time AS average_lap,
           rr.consistency,
           rr.top_3_consecutive_ms / 1000.0 AS top_3_consecutive,
           rr.avg_top_5_ms / 1000.0 AS avg_top_5,
           rr.avg_top_10_ms / 1000.0 AS avg_top_10,
           rr.avg_top_15_ms / 1000.0 AS avg_top_15,
           rr.std_deviation_ms / 1000.0 AS std_deviation,
           rr.range_low_ms / 1000.0 AS valid_lap_range_low,
           rr.range_high_ms / 1000.0 AS valid_lap_range_high,
           (SELECT count(*) FROM laps l WHERE l.race_result_id = rr.id) AS laps_stored,
           r.detail,
           r.removed_at,
           e.source_event_id,
           r.race_url AS session_url
      FROM races r
      JOIN events e ON e.id = r.event_id
      JOIN tracks t ON t.id = e.track_id
      JOIN race_results rr ON rr.race_id = r.id
      JOIN race_drivers rd ON rd.id = rr.race_driver_id;

CREATE VIEW session_laps AS
    -- One row per lap, with who drove it, when and in what; times in seconds.
    SELECT r.source_race_id AS session_id,
           t.source_track_slug AS track_slug,
           substr(e.event_date, 1, 10) AS date,
           rd.display_name AS driver_name,
           r.class_name,
           rd.transponder_number,
           l.lap_number,
           l.lap_time_seconds,
           l.lap_time_raw,
           l.is_valid,
           l.crossed_at_local,
           l.elapsed_race_time,
           r.removed_at
      FROM laps l
      JOIN race_results rr ON rr.id = l.race_result_id
      JOIN race_drivers rd ON rd.id = rr.race_driver_id
      JOIN races r ON r.id = rr.race_id
      JOIN events e ON e.id = r.event_id
      JOIN tracks t ON t.id = e.track_id;
