-- race_store_remove_idle_entrants: made keys of an event's names that nothing goes by any more, since
-- they are known by their own now.
DELETE FROM drivers
 WHERE source = 'liverc'
   AND substr(source_driver_id, 1, length(:prefix)) = :prefix
   AND NOT EXISTS (SELECT 1 FROM race_drivers x WHERE x.driver_id = drivers.id)
   AND NOT EXISTS (SELECT 1 FROM event_entries x WHERE x.driver_id = drivers.id)
   AND NOT EXISTS (SELECT 1 FROM event_qual_points_entries x WHERE x.driver_id = drivers.id)
   AND NOT EXISTS (SELECT 1 FROM event_round_ranking_entries x WHERE x.driver_id = drivers.id)
   AND NOT EXISTS (SELECT 1 FROM multi_main_result_entries x WHERE x.driver_id = drivers.id)
   AND NOT EXISTS (SELECT 1 FROM event_overall_ranking_entries x WHERE x.driver_id = drivers.id)
