-- race_store_drop_other_standings: those that the event's page no longer links to. :ids is a JSON array.
DELETE FROM multi_main_results
 WHERE event_id = :event_id
   AND source_multi_main_id NOT IN (SELECT value FROM json_each(:ids))
