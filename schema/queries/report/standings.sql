-- report_standings: of every kind, class by class in the order of the pages.
WITH e AS (SELECT id FROM events WHERE source = 'liverc' AND source_event_id = :source_event_id),
lines AS (
  SELECT 'points' AS kind, p.id AS page, p.label, x.class_name, x.position, x.position_raw, x.display_name, d.source_driver_id,
         x.points, x.result_raw, x.tie_breaker_raw, x.round_breakdown_json AS rounds, NULL AS race_label,
         x.row_order, x.id AS line
    FROM e JOIN event_qual_points p ON p.event_id = e.id
    JOIN event_qual_points_entries x ON x.event_qual_points_id = p.id
    JOIN drivers d ON d.id = x.driver_id
  UNION ALL
  SELECT 'round', p.id, p.label, x.class_name, x.position, x.position_raw, x.display_name, d.source_driver_id,
         NULL, x.result_raw, NULL, NULL, NULL, x.row_order, x.id
    FROM e JOIN event_round_rankings p ON p.event_id = e.id
    JOIN event_round_ranking_entries x ON x.event_round_ranking_id = p.id
    JOIN drivers d ON d.id = x.driver_id
  UNION ALL
  SELECT 'multi', p.id, p.class_label, p.class_label, x.position, x.position_raw, x.display_name, d.source_driver_id,
         x.points, x.points_raw, p.tie_breaker, x.main_breakdown_json, NULL, x.row_order, x.id
    FROM e JOIN multi_main_results p ON p.event_id = e.id
    JOIN multi_main_result_entries x ON x.multi_main_result_id = p.id
    JOIN drivers d ON d.id = x.driver_id
  UNION ALL
  SELECT 'overall', p.id, p.label, x.class_name, x.position, x.position_raw, x.display_name, d.source_driver_id,
         x.points, x.result_raw, NULL, NULL, x.race_label, x.row_order, x.id
    FROM e JOIN event_overall_rankings p ON p.event_id = e.id
    JOIN event_overall_ranking_entries x ON x.event_overall_ranking_id = p.id
    JOIN drivers d ON d.id = x.driver_id
)
SELECT kind, label, class_name, position, position_raw, display_name, source_driver_id, points, result_raw,
       tie_breaker_raw, rounds, race_label
  FROM lines
 ORDER BY CASE kind WHEN 'overall' THEN 1 WHEN 'multi' THEN 2 WHEN 'points' THEN 3 ELSE 4 END, page, row_order, line
