-- race.db, step 6: the last of what the pages print. Comments stand within the statements, so that
-- the database keeps them. `rebuild` fills both columns of days that are there.

ALTER TABLE race_results ADD COLUMN range_raw TEXT  /* ours: the valid lap range with the note behind it */;

ALTER TABLE events ADD COLUMN practice_panel TEXT CHECK (practice_panel GLOB '{*}')  /* ours: the boxes of the day page as printed: total_laps, track_time_seconds, unique_drivers, unique_classes, first_start, last_start, classes, leaderboard */;
