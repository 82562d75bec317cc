-- set_aside_put
INSERT INTO days_set_aside (track_slug, practice_date, state, archive, set_aside_at)
VALUES (:track_slug, :practice_date, iif(:archive IS NULL, 'forgotten', 'archived'), :archive, :set_aside_at)
ON CONFLICT (track_slug, practice_date) DO UPDATE SET
    state        = excluded.state,
    archive      = excluded.archive,
    set_aside_at = excluded.set_aside_at
