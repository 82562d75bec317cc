-- handover/read_tracks: the track of a day, a line of JSON a row.
SELECT json_object('table', 'tracks', 'source', t.source,
                   'source_track_slug', t.source_track_slug, 'track_name', t.track_name,
                   'track_url', t.track_url, 'events_url', t.events_url,
                   'liverc_track_last_updated', t.liverc_track_last_updated,
                   'last_seen_at', t.last_seen_at, 'is_active', t.is_active,
                   'is_followed', t.is_followed, 'latitude', t.latitude, 'longitude', t.longitude,
                   'address', t.address, 'city', t.city, 'state', t.state, 'country', t.country,
                   'postal_code', t.postal_code, 'phone', t.phone, 'website', t.website,
                   'email', t.email, 'description', t.description, 'logo_url', t.logo_url,
                   'facebook_url', t.facebook_url, 'total_laps', t.total_laps,
                   'total_practice_sessions', t.total_practice_sessions,
                   'total_races', t.total_races, 'total_entries', t.total_entries,
                   'total_events', t.total_events,
                   'start_finish_line_geojson', t.start_finish_line_geojson,
                   'timezone', t.timezone, 'created_at', t.created_at, 'updated_at', t.updated_at,
                   'activity', t.activity, 'current_event', t.current_event)
  FROM events e
  JOIN tracks t ON t.id = e.track_id
 WHERE e.id = :event_id
