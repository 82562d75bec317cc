-- handover/read_events: the event itself, a line of JSON a row.
SELECT json_object('table', 'events', 'track', t.source_track_slug, 'source', e.source,
                   'source_event_id', e.source_event_id, 'event_name', e.event_name,
                   'event_date', e.event_date, 'event_date_end', e.event_date_end,
                   'event_entries', e.event_entries, 'event_drivers', e.event_drivers,
                   'total_race_laps', e.total_race_laps, 'event_url', e.event_url,
                   'ingest_depth', e.ingest_depth, 'last_ingested_at', e.last_ingested_at,
                   'imported_by_user_id', e.imported_by_user_id, 'metadata', e.metadata,
                   'practice_total_laps', e.practice_total_laps,
                   'practice_track_time_seconds', e.practice_track_time_seconds,
                   'practice_unique_drivers', e.practice_unique_drivers,
                   'practice_unknown_drivers', e.practice_unknown_drivers,
                   'practice_unique_classes', e.practice_unique_classes,
                   'practice_time_range_start', e.practice_time_range_start,
                   'practice_time_range_end', e.practice_time_range_end,
                   'practice_panel', e.practice_panel, 'event_panel', e.event_panel,
                   'self_check', e.self_check, 'created_at', e.created_at,
                   'updated_at', e.updated_at)
  FROM events e
  JOIN tracks t ON t.id = e.track_id
 WHERE e.id = :event_id
