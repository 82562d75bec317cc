-- race_store_put_directory_track: a row of the track directory. The name of a track that is there
-- stays: it is the user's, or that of the track's own pages.
INSERT INTO tracks (source, source_track_slug, track_name, track_url, events_url,
                    liverc_track_last_updated, last_seen_at, is_active, activity, current_event,
                    created_at, updated_at)
VALUES ('liverc', :source_track_slug, :track_name, :track_url, :events_url,
        :liverc_track_last_updated, :at, 1, :activity, :current_event, :at, :at)
ON CONFLICT (source, source_track_slug) DO UPDATE SET
    liverc_track_last_updated =
        coalesce(excluded.liverc_track_last_updated, liverc_track_last_updated),
    last_seen_at  = excluded.last_seen_at,
    is_active     = 1,
    activity      = excluded.activity,
    current_event = excluded.current_event,
    updated_at    = excluded.updated_at
WHERE (coalesce(excluded.liverc_track_last_updated, liverc_track_last_updated),
       excluded.last_seen_at, 1, excluded.activity, excluded.current_event)
      IS NOT (liverc_track_last_updated, last_seen_at, is_active, activity, current_event)
