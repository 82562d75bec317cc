-- mirror.db, step 3: tracks that `mirror --followed` keeps up with.

ALTER TABLE tracks ADD COLUMN followed_at TEXT;  -- since when; NULL: not followed
