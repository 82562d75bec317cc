-- set_aside_put
INSERT INTO events_set_aside (source_event_id, track_slug, event_date, state, archive, set_aside_at)
VALUES (:source_event_id, :track_slug, :event_date, iif(:archive IS NULL, 'forgotten', 'archived'), :archive,
        :set_aside_at)
ON CONFLICT (source_event_id) DO UPDATE SET
    event_date   = coalesce(excluded.event_date, event_date),
    state        = excluded.state,
    archive      = excluded.archive,
    set_aside_at = excluded.set_aside_at
