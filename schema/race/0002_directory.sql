-- race.db, step 2: what the track directory tells, beside the central columns that it fills
-- (liverc_track_last_updated, last_seen_at, is_active).

ALTER TABLE tracks ADD COLUMN activity TEXT CHECK (activity IN ('quiet', 'practice', 'racing'));  -- ours: what goes on there; NULL while not in the directory
ALTER TABLE tracks ADD COLUMN current_event TEXT;  -- ours: the name of what goes on there; NULL when nothing is said
