-- race_store_put_track
INSERT INTO tracks (source, source_track_slug, track_name, track_url, events_url, timezone,
                    created_at, updated_at)
VALUES ('liverc', :source_track_slug, :track_name, :track_url, :events_url, :timezone, :at, :at)
ON CONFLICT (source, source_track_slug) DO UPDATE SET
    track_name = excluded.track_name,
    track_url  = excluded.track_url,
    events_url = excluded.events_url,
    timezone   = coalesce(excluded.timezone, timezone),
    updated_at = excluded.updated_at
WHERE (excluded.track_name, excluded.track_url, excluded.events_url,
       coalesce(excluded.timezone, timezone))
      IS NOT (track_name, track_url, events_url, timezone)
