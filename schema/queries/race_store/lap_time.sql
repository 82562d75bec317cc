-- race_store_lap_time
SELECT lap_time_ms FROM laps WHERE race_result_id = :race_result_id AND lap_number = :lap_number
