-- race_store_put_event: the name of an event that is there stays as it is. Metadata is merged; a
-- new row's is passed through the same function, so that the same text again changes nothing.
INSERT INTO events (source, source_event_id, track_id, event_name, event_date, event_date_end,
                    event_entries, event_drivers, total_race_laps, event_url, metadata,
                    practice_panel, event_panel, self_check, created_at, updated_at)
VALUES ('liverc', :source_event_id, :track_id, :event_name, :event_date, :event_date_end,
        coalesce(:event_entries, 0), coalesce(:event_drivers, 0), :total_race_laps, :event_url,
        json_patch('{}', :metadata), json(:practice_panel), json(:event_panel), json(:self_check),
        :at, :at)
ON CONFLICT (source, source_event_id) DO UPDATE SET
    track_id      = excluded.track_id,
    event_date    = excluded.event_date,
    event_date_end = excluded.event_date_end,
    event_entries = coalesce(:event_entries, event_entries),
    event_drivers = coalesce(:event_drivers, event_drivers),
    total_race_laps = coalesce(excluded.total_race_laps, total_race_laps),
    event_url     = excluded.event_url,
    metadata      = CASE WHEN :metadata IS NULL THEN metadata
                         ELSE json_patch(coalesce(metadata, '{}'), :metadata) END,
    practice_panel = coalesce(excluded.practice_panel, practice_panel),
    event_panel   = coalesce(excluded.event_panel, event_panel),
    self_check    = coalesce(excluded.self_check, self_check),
    updated_at    = excluded.updated_at
WHERE (excluded.track_id, excluded.event_date, excluded.event_date_end,
       coalesce(:event_entries, event_entries), coalesce(:event_drivers, event_drivers),
       coalesce(excluded.total_race_laps, total_race_laps), excluded.event_url,
       CASE WHEN :metadata IS NULL THEN metadata
            ELSE json_patch(coalesce(metadata, '{}'), :metadata) END,
       coalesce(excluded.practice_panel, practice_panel),
       coalesce(excluded.event_panel, event_panel), coalesce(excluded.self_check, self_check))
      IS NOT (track_id, event_date, event_date_end, event_entries, event_drivers, total_race_laps,
              event_url, metadata, practice_panel, event_panel, self_check)
