-- report_pace: every driver there is, with the person that the user linked.
SELECT d.id, d.display_name, k.person, d.source_driver_id, d.transponder_number
  FROM drivers d
  LEFT JOIN driver_links k ON k.source_driver_id = d.source_driver_id
