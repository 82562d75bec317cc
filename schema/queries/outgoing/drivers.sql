-- outgoing/drivers: who drove on a day, with the latest start under the name the driver has now.
SELECT d.source_driver_id,
       d.source_driver_id, d.display_name, d.normalized_name, d.transponder_number,
       (SELECT max(CASE :times WHEN 'utc' THEN n.start_time ELSE n.start_time_local END)
          FROM race_drivers nd
          JOIN races n ON n.id = nd.race_id
         WHERE nd.driver_id = d.id AND nd.display_name = d.display_name)
  FROM drivers d
 WHERE d.id IN (SELECT rd.driver_id FROM races r
                  JOIN race_drivers rd ON rd.race_id = r.id
                 WHERE r.event_id = :event_id)
