-- race.db, step 7: what pages of race events tell, beside what the central tables have room for, and
-- the central tables of race events: entries, qualifying points, rankings of rounds, of several
-- mains, and of the event. Comments stand within the statements, so that the database keeps them.
-- Practice days leave all of it NULL.

ALTER TABLE events ADD COLUMN event_panel TEXT CHECK (event_panel GLOB '{*}')  /* ours: race events, heading and stats of the event page as printed: track_name, dates, surface, entries, drivers, total_race_laps */;

ALTER TABLE event_race_classes ADD COLUMN source_class_id TEXT  /* ours: the class in the organiser's own list */;
ALTER TABLE event_race_classes ADD COLUMN class_order INTEGER  /* ours: from 1, in the order of the entry list's tabs */;
ALTER TABLE event_race_classes ADD COLUMN printed_entries INTEGER  /* ours: how many entries the list says it has */;

ALTER TABLE races ADD COLUMN link_raw TEXT  /* ours: race events, the race's line on the event page, `Race 14: CLASS (LABEL)`; race_order, class_name and race_label are of it */;
ALTER TABLE races ADD COLUMN completed_raw TEXT  /* ours: completed_at as printed, `Nov 16, 2025 at 5:30pm` */;
ALTER TABLE races ADD COLUMN start_is_estimated INTEGER CHECK (start_is_estimated = 1)  /* ours: 1 where the start is completed_at less the length, good to a minute or two; NULL where it is printed */;
ALTER TABLE races ADD COLUMN length_laps INTEGER  /* ours: of a race that ends after so many laps; duration_seconds is NULL then */;
ALTER TABLE races ADD COLUMN page_tag TEXT  /* ours: what the race's own page calls it, `M1 Race #13` */;
ALTER TABLE races ADD COLUMN first_lap_counts INTEGER CHECK (first_lap_counts IN (0, 1))  /* ours: is lap 1 in the page's figures? The rule that reproduces them; NULL while none does */;

ALTER TABLE race_drivers ADD COLUMN car_number TEXT  /* ours: of that race, in mains the place on the grid */;

-- Nothing has filled these two yet, and what they said of themselves was wrong.
ALTER TABLE race_results DROP COLUMN seconds_behind;
ALTER TABLE race_results DROP COLUMN behind_ms;
ALTER TABLE race_results ADD COLUMN behind_ms INTEGER  /* ours: race events, gap to the finisher one place ABOVE; NULL when that one has more laps */;
ALTER TABLE race_results ADD COLUMN seconds_behind REAL AS (behind_ms / 1000.0);
ALTER TABLE race_results ADD COLUMN behind_laps INTEGER  /* ours: the same in laps */;
ALTER TABLE race_results ADD COLUMN behind_raw TEXT  /* ours: the gap as printed; behind_display has it when it is in laps */;
ALTER TABLE race_results ADD COLUMN position_raw TEXT  /* ours: position_final as printed; a word (`DNS`) is numbered on by its row */;
ALTER TABLE race_results ADD COLUMN result_status TEXT  /* ours: `DNF`, `DNS`, `DQ`, as printed */;
ALTER TABLE race_results ADD COLUMN qualifying_raw TEXT  /* ours */;
ALTER TABLE race_results ADD COLUMN grid_position INTEGER  /* ours: place on lap 0 */;
ALTER TABLE race_results ADD COLUMN grid_time_ms INTEGER  /* ours: time of lap 0, which is no lap and no row of laps */;
ALTER TABLE race_results ADD COLUMN fast_lap_number INTEGER  /* ours: the lap that was the fastest, as printed */;
ALTER TABLE race_results ADD COLUMN top_2_consecutive_ms INTEGER  /* ours: best two laps in a row, their sum */;
ALTER TABLE race_results ADD COLUMN top_2_consecutive_raw TEXT  /* ours: this and the next, race events */;
ALTER TABLE race_results ADD COLUMN top_3_consecutive_raw TEXT;
ALTER TABLE race_results ADD COLUMN avg_top_5_raw TEXT;
ALTER TABLE race_results ADD COLUMN avg_top_10_raw TEXT;
ALTER TABLE race_results ADD COLUMN avg_top_15_raw TEXT;
ALTER TABLE race_results ADD COLUMN std_deviation_raw TEXT;

CREATE TABLE event_entries (
    -- Who is entered in which class. Only the entry list of a race event tells.
    id                  INTEGER PRIMARY KEY,
    event_id            INTEGER NOT NULL REFERENCES events (id) ON UPDATE CASCADE ON DELETE CASCADE,
    driver_id           INTEGER NOT NULL REFERENCES drivers (id) ON UPDATE CASCADE ON DELETE CASCADE,
    class_name          TEXT NOT NULL,          -- as printed
    transponder_number  TEXT,
    car_number          TEXT,                   -- central; nothing prints one
    event_race_class_id INTEGER REFERENCES event_race_classes (id) ON UPDATE CASCADE ON DELETE SET NULL,
    display_name        TEXT,                   -- ours: as shown
    sort_name           TEXT,                   -- ours: as hidden beside it, `LAST, FIRST`
    entry_number        INTEGER,                -- ours: 1 to n of the alphabetical list; no car number
    created_at          TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at          TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (event_id, driver_id, class_name)
) STRICT;

CREATE INDEX event_entries_driver_id_idx ON event_entries (driver_id);
CREATE INDEX event_entries_event_race_class_id_idx ON event_entries (event_race_class_id);

CREATE TABLE event_qual_points (
    -- Points of qualifying: the best of so many rounds count.
    id               INTEGER PRIMARY KEY,
    event_id         INTEGER NOT NULL REFERENCES events (id) ON UPDATE CASCADE ON DELETE CASCADE,
    source           TEXT NOT NULL,
    source_points_id TEXT NOT NULL,
    label            TEXT NOT NULL,             -- text of the link, `Qual Points (2 of 4)`
    rounds_completed INTEGER,                   -- N of `N of M`: how many rounds count, whatever it is called
    total_rounds     INTEGER,                   -- M
    classes          TEXT CHECK (classes GLOB '[[]*]'),  -- ours: [{class_name, class_id, tie_breaker, rounds}], as printed
    created_at       TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at       TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (event_id, source_points_id)
) STRICT;

CREATE TABLE event_qual_points_entries (
    id                   INTEGER PRIMARY KEY,
    event_qual_points_id INTEGER NOT NULL REFERENCES event_qual_points (id) ON UPDATE CASCADE ON DELETE CASCADE,
    driver_id            INTEGER NOT NULL REFERENCES drivers (id) ON UPDATE CASCADE ON DELETE CASCADE,
    class_name           TEXT NOT NULL,
    position             INTEGER NOT NULL,      -- ties share one; a word is numbered on by its row
    points               INTEGER,               -- NULL where the result is a run, or cannot be read
    round_breakdown_json TEXT CHECK (round_breakdown_json GLOB '{*}'),  -- {round_1: {position, value, ...}}; `position` is the points
    display_name         TEXT,                  -- ours: as printed
    row_order            INTEGER,               -- ours: from 1, in the order of the page
    position_raw         TEXT,                  -- ours
    result_raw           TEXT,                  -- ours: `3`, or a run `11/5:09.946`
    laps                 INTEGER,               -- ours: of such a run, as the next two
    total_time_ms        INTEGER,
    result_status        TEXT,                  -- ours: `DNF`, `DNS`, as printed
    tie_breaker_raw      TEXT,                  -- ours
    created_at           TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at           TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (event_qual_points_id, driver_id, class_name)
) STRICT;

CREATE INDEX event_qual_points_entries_driver_id_idx ON event_qual_points_entries (driver_id);

CREATE TABLE event_round_rankings (
    -- The ranking of one round of practice or qualifying.
    id              INTEGER PRIMARY KEY,
    event_id        INTEGER NOT NULL REFERENCES events (id) ON UPDATE CASCADE ON DELETE CASCADE,
    source          TEXT NOT NULL,
    source_round_id TEXT NOT NULL,
    label           TEXT NOT NULL,              -- text of the link, `Qualifier Round 1 Rankings`
    order_type      TEXT,                       -- what it is ranked by, `laps_time`
    created_at      TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at      TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (event_id, source_round_id)
) STRICT;

CREATE TABLE event_round_ranking_entries (
    id                     INTEGER PRIMARY KEY,
    event_round_ranking_id INTEGER NOT NULL REFERENCES event_round_rankings (id) ON UPDATE CASCADE ON DELETE CASCADE,
    driver_id              INTEGER NOT NULL REFERENCES drivers (id) ON UPDATE CASCADE ON DELETE CASCADE,
    class_name             TEXT NOT NULL,
    position               INTEGER NOT NULL,
    laps                   INTEGER,
    total_time_ms          INTEGER,             -- ours
    total_time_seconds     REAL AS (total_time_ms / 1000.0),
    best_lap_ms            INTEGER,             -- ours
    best_lap_seconds       REAL AS (best_lap_ms / 1000.0),
    ranking_value_raw      TEXT,                -- the value ranked by, as printed
    display_name           TEXT,                -- ours: as printed
    row_order              INTEGER,             -- ours: from 1, in the order of the page
    position_raw           TEXT,                -- ours
    result_raw             TEXT,                -- ours: laps and time as printed
    result_status          TEXT,                -- ours: `DNF`, `DNS`, as printed
    avg_lap_ms             INTEGER,             -- ours: this and the next
    avg_top_5_ms           INTEGER,
    top_2_consecutive_ms   INTEGER,
    top_3_consecutive_ms   INTEGER,
    source_race_id         TEXT,                -- ours: the heat, where the page links to it
    created_at             TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at             TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (event_round_ranking_id, driver_id, class_name)
) STRICT;

CREATE INDEX event_round_ranking_entries_driver_id_idx ON event_round_ranking_entries (driver_id);

CREATE TABLE multi_main_results (
    -- A main that is run in several legs.
    id                   INTEGER PRIMARY KEY,
    event_id             INTEGER NOT NULL REFERENCES events (id) ON UPDATE CASCADE ON DELETE CASCADE,
    source               TEXT NOT NULL,
    source_multi_main_id TEXT NOT NULL,
    class_label          TEXT NOT NULL,         -- text of the link without ` Results`
    tie_breaker          TEXT,                  -- the rule, as printed
    completed_mains      INTEGER,               -- X of `Completed: X of Y`
    total_mains          INTEGER,               -- Y
    created_at           TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at           TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (event_id, source_multi_main_id)
) STRICT;

CREATE TABLE multi_main_result_entries (
    id                   INTEGER PRIMARY KEY,
    multi_main_result_id INTEGER NOT NULL REFERENCES multi_main_results (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position             INTEGER NOT NULL,
    seeded_position      INTEGER,
    driver_id            INTEGER NOT NULL REFERENCES drivers (id) ON UPDATE CASCADE ON DELETE CASCADE,
    points               INTEGER,               -- NULL for a word
    main_breakdown_json  TEXT CHECK (main_breakdown_json GLOB '{*}'),  -- {A1: {position, points, laps_time}}
    display_name         TEXT,                  -- ours: as printed
    row_order            INTEGER,               -- ours: from 1, in the order of the page
    position_raw         TEXT,                  -- ours
    seeded_raw           TEXT,                  -- ours
    points_raw           TEXT,                  -- ours
    created_at           TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at           TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (multi_main_result_id, driver_id)
) STRICT;

CREATE INDEX multi_main_result_entries_driver_id_idx ON multi_main_result_entries (driver_id);

CREATE TABLE event_overall_rankings (
    -- The final ranking of an event.
    id                        INTEGER PRIMARY KEY,
    event_id                  INTEGER NOT NULL REFERENCES events (id) ON UPDATE CASCADE ON DELETE CASCADE,
    source                    TEXT NOT NULL,
    source_overall_ranking_id TEXT NOT NULL,    -- the event's own number
    label                     TEXT NOT NULL,
    created_at                TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at                TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (event_id, source_overall_ranking_id)
) STRICT;

CREATE TABLE event_overall_ranking_entries (
    id                       INTEGER PRIMARY KEY,
    event_overall_ranking_id INTEGER NOT NULL REFERENCES event_overall_rankings (id) ON UPDATE CASCADE ON DELETE CASCADE,
    driver_id                INTEGER NOT NULL REFERENCES drivers (id) ON UPDATE CASCADE ON DELETE CASCADE,
    class_name               TEXT NOT NULL,
    position                 INTEGER NOT NULL,
    race_label               TEXT,              -- the main that decided it, `A-Main`
    result_raw               TEXT,              -- `[1] 22/5:09.344`
    display_name             TEXT,              -- ours: as printed
    row_order                INTEGER,           -- ours: from 1, in the order of the page
    position_raw             TEXT,              -- ours
    brand                    TEXT,              -- ours
    country                  TEXT,              -- ours
    points                   INTEGER,           -- ours: the first bracket, place in the main or points of the legs
    best_position            INTEGER,           -- ours: the second bracket, best place of the legs
    laps                     INTEGER,           -- ours: of the run, as the next two
    total_time_ms            INTEGER,
    result_status            TEXT,
    created_at               TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    updated_at               TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
    UNIQUE (event_overall_ranking_id, driver_id, class_name)
) STRICT;

CREATE INDEX event_overall_ranking_entries_driver_id_idx ON event_overall_ranking_entries (driver_id);
