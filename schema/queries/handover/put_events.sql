-- handover/put_events: a row as read_events writes it, unless a newer one is
-- there. A NULL replaces nothing.
INSERT INTO events (track_id, source, source_event_id, event_name, event_date, event_date_end,
                    event_entries, event_drivers, total_race_laps, event_url, ingest_depth,
                    last_ingested_at, imported_by_user_id, metadata, practice_total_laps,
                    practice_track_time_seconds, practice_unique_drivers,
                    practice_unknown_drivers, practice_unique_classes, practice_time_range_start,
                    practice_time_range_end, practice_panel, self_check, created_at, updated_at)
SELECT (SELECT id FROM tracks WHERE source = 'liverc' AND source_track_slug = :row ->> 'track'),
       :row ->> 'source', :row ->> 'source_event_id', :row ->> 'event_name',
       :row ->> 'event_date', :row ->> 'event_date_end', :row ->> 'event_entries',
       :row ->> 'event_drivers', :row ->> 'total_race_laps', :row ->> 'event_url',
       :row ->> 'ingest_depth', :row ->> 'last_ingested_at', :row ->> 'imported_by_user_id',
       :row ->> 'metadata', :row ->> 'practice_total_laps',
       :row ->> 'practice_track_time_seconds', :row ->> 'practice_unique_drivers',
       :row ->> 'practice_unknown_drivers', :row ->> 'practice_unique_classes',
       :row ->> 'practice_time_range_start', :row ->> 'practice_time_range_end',
       :row ->> 'practice_panel', :row ->> 'self_check', :row ->> 'created_at', :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (source, source_event_id) DO UPDATE SET
       track_id = excluded.track_id,
       event_name = excluded.event_name,
       event_date = excluded.event_date,
       event_date_end = coalesce(excluded.event_date_end, event_date_end),
       event_entries = excluded.event_entries,
       event_drivers = excluded.event_drivers,
       total_race_laps = coalesce(excluded.total_race_laps, total_race_laps),
       event_url = excluded.event_url,
       ingest_depth = excluded.ingest_depth,
       last_ingested_at = coalesce(excluded.last_ingested_at, last_ingested_at),
       imported_by_user_id = coalesce(excluded.imported_by_user_id, imported_by_user_id),
       metadata = coalesce(excluded.metadata, metadata),
       practice_total_laps = coalesce(excluded.practice_total_laps, practice_total_laps),
       practice_track_time_seconds = coalesce(excluded.practice_track_time_seconds, practice_track_time_seconds),
       practice_unique_drivers = coalesce(excluded.practice_unique_drivers, practice_unique_drivers),
       practice_unknown_drivers = coalesce(excluded.practice_unknown_drivers, practice_unknown_drivers),
       practice_unique_classes = coalesce(excluded.practice_unique_classes, practice_unique_classes),
       practice_time_range_start = coalesce(excluded.practice_time_range_start, practice_time_range_start),
       practice_time_range_end = coalesce(excluded.practice_time_range_end, practice_time_range_end),
       practice_panel = coalesce(excluded.practice_panel, practice_panel),
       self_check = coalesce(excluded.self_check, self_check),
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
