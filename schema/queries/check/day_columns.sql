-- check: the figures of a practice day stand in its columns as in its metadata.
SELECT 'day ' || source_event_id,
       'its columns say other figures than its metadata'
  FROM events
 WHERE metadata ->> '$.practiceDayStats' IS NOT NULL
   AND (practice_total_laps, practice_track_time_seconds, practice_unique_drivers,
        practice_unknown_drivers, practice_unique_classes, practice_time_range_start,
        practice_time_range_end)
       IS NOT (metadata ->> '$.practiceDayStats.totalLaps',
               metadata ->> '$.practiceDayStats.totalTrackTimeSeconds',
               metadata ->> '$.practiceDayStats.uniqueDrivers',
               metadata ->> '$.practiceDayStats.unknownDrivers',
               metadata ->> '$.practiceDayStats.uniqueClasses',
               metadata ->> '$.practiceDayStats.timeRangeStart',
               metadata ->> '$.practiceDayStats.timeRangeEnd')
