-- race_store_put_event, race_store_put_metadata: practiceDayStats once more, as typed columns.
UPDATE events
   SET practice_total_laps         = metadata ->> '$.practiceDayStats.totalLaps',
       practice_track_time_seconds = metadata ->> '$.practiceDayStats.totalTrackTimeSeconds',
       practice_unique_drivers     = metadata ->> '$.practiceDayStats.uniqueDrivers',
       practice_unknown_drivers    = metadata ->> '$.practiceDayStats.unknownDrivers',
       practice_unique_classes     = metadata ->> '$.practiceDayStats.uniqueClasses',
       practice_time_range_start   = metadata ->> '$.practiceDayStats.timeRangeStart',
       practice_time_range_end     = metadata ->> '$.practiceDayStats.timeRangeEnd'
 WHERE id = :event_id
