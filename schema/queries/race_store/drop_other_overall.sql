-- race_store_drop_other_standings: those that the event's page no longer links to. :ids is a JSON array.
DELETE FROM event_overall_rankings
 WHERE event_id = :event_id
   AND source_overall_ranking_id NOT IN (SELECT value FROM json_each(:ids))
