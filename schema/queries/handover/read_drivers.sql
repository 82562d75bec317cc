-- handover/read_drivers: its drivers, a line of JSON a row: those who drove, those who are entered, and
-- those whom a ranking names.
SELECT json_object('table', 'drivers', 'source', d.source, 'source_driver_id', d.source_driver_id,
                   'display_name', d.display_name, 'normalized_name', d.normalized_name,
                   'transponder_number', d.transponder_number, 'search_key', d.search_key,
                   'created_at', d.created_at, 'updated_at', d.updated_at)
  FROM drivers d
 WHERE d.id IN (SELECT rd.driver_id
                  FROM races r
                  JOIN race_drivers rd ON rd.race_id = r.id
                 WHERE r.event_id = :event_id
                UNION ALL
                SELECT driver_id FROM event_entries WHERE event_id = :event_id
                UNION ALL
                SELECT x.driver_id
                  FROM event_qual_points p
                  JOIN event_qual_points_entries x ON x.event_qual_points_id = p.id
                 WHERE p.event_id = :event_id
                UNION ALL
                SELECT x.driver_id
                  FROM event_round_rankings p
                  JOIN event_round_ranking_entries x ON x.event_round_ranking_id = p.id
                 WHERE p.event_id = :event_id
                UNION ALL
                SELECT x.driver_id
                  FROM multi_main_results p
                  JOIN multi_main_result_entries x ON x.multi_main_result_id = p.id
                 WHERE p.event_id = :event_id
                UNION ALL
                SELECT x.driver_id
                  FROM event_overall_rankings p
                  JOIN event_overall_ranking_entries x ON x.event_overall_ranking_id = p.id
                 WHERE p.event_id = :event_id)
 ORDER BY d.source_driver_id
