-- race_store_count_standings: entries, and rows of rankings of every kind.
SELECT (SELECT count(*) FROM event_entries WHERE event_id = :event_id),
       (SELECT count(*)
          FROM event_qual_points p
          JOIN event_qual_points_entries x ON x.event_qual_points_id = p.id
         WHERE p.event_id = :event_id)
     + (SELECT count(*)
          FROM event_round_rankings p
          JOIN event_round_ranking_entries x ON x.event_round_ranking_id = p.id
         WHERE p.event_id = :event_id)
     + (SELECT count(*)
          FROM multi_main_results p
          JOIN multi_main_result_entries x ON x.multi_main_result_id = p.id
         WHERE p.event_id = :event_id)
     + (SELECT count(*)
          FROM event_overall_rankings p
          JOIN event_overall_ranking_entries x ON x.event_overall_ranking_id = p.id
         WHERE p.event_id = :event_id)
