-- check: the laps of a practice day are those of its sessions: the valid ones that are stored, or
-- the printed count where the session's own page is not. A day with a page that prints no count is
-- left out.
WITH days AS (
  SELECT e.source_event_id, e.practice_total_laps AS total,
         coalesce(sum(CASE WHEN r.detail = 'stored'
                           THEN (SELECT count(*) FROM laps l
                                  WHERE l.race_result_id = rr.id AND l.is_valid = 1)
                           ELSE rr.laps_completed END), 0) AS laps,
         max(r.detail = 'stored'
             AND coalesce(r.self_check ->> '$.verdict', 'unchecked') = 'unchecked') AS is_doubtful
    FROM events e
    JOIN races r ON r.event_id = e.id AND r.removed_at IS NULL
    JOIN race_results rr ON rr.race_id = r.id
   WHERE e.practice_total_laps IS NOT NULL
   GROUP BY e.id
)
SELECT 'day ' || source_event_id,
       'it counts ' || total || ' laps, but its sessions have ' || laps
  FROM days
 WHERE total <> laps AND NOT is_doubtful
