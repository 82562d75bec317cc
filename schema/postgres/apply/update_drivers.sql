-- apply/update_drivers: drivers belong to many days, so the rows are locked in the order of the key.
UPDATE drivers t
   SET display_name = p.display_name,
       normalized_name = p.normalized_name, --? drivers.normalized_name
       transponder_number = p.transponder_number, --? drivers.transponder_number
       updated_at = now()
  FROM (SELECT p.* FROM trackside_plan_drivers p
          JOIN drivers d ON d.id = p.id
         WHERE p.action = 'update' AND p.n BETWEEN $1::bigint AND $2::bigint
         ORDER BY p.n
           FOR NO KEY UPDATE OF d) p
 WHERE t.id = p.id
