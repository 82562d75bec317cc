-- apply/missing_drivers: how many of the drivers to insert, rows $1 to $2 of the plan, are not there
-- now: neither written by us nor by another at the same time.
SELECT count(*)
  FROM trackside_plan_drivers p
 WHERE p.action = 'insert' AND p.n BETWEEN $1::bigint AND $2::bigint
   AND NOT EXISTS (SELECT FROM drivers t
                    WHERE t.source = 'liverc' AND t.source_driver_id = p.source_driver_id)
