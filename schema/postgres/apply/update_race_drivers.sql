-- apply/update_race_drivers: never driver_id.
UPDATE race_drivers t
   SET display_name = p.display_name,
       transponder_number = p.transponder_number, --? race_drivers.transponder_number
       updated_at = now()
  FROM trackside_plan_race_drivers p
 WHERE t.id = p.id AND p.action = 'update' AND p.n BETWEEN $1::bigint AND $2::bigint
