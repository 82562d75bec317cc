-- race_store_remove_idle_drivers: drivers whom no session, entry list or ranking names.
DELETE FROM drivers
 WHERE NOT EXISTS (SELECT 1 FROM race_drivers x WHERE x.driver_id = drivers.id)
   AND NOT EXISTS (SELECT 1 FROM event_entries x WHERE x.driver_id = drivers.id)
   AND NOT EXISTS (SELECT 1 FROM event_qual_points_entries x WHERE x.driver_id = drivers.id)
   AND NOT EXISTS (SELECT 1 FROM event_round_ranking_entries x WHERE x.driver_id = drivers.id)
   AND NOT EXISTS (SELECT 1 FROM multi_main_result_entries x WHERE x.driver_id = drivers.id)
   AND NOT EXISTS (SELECT 1 FROM event_overall_ranking_entries x WHERE x.driver_id = drivers.id)
