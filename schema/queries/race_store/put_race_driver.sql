-- race_store_put_race_driver: driver_id stays as it is, so that a merge of two drivers lasts.
INSERT INTO race_drivers (race_id, driver_id, source, source_driver_id, display_name,
                          transponder_number, car_number, created_at, updated_at)
VALUES (:race_id, :driver_id, 'liverc', :source_driver_id, :display_name,
        :transponder_number, :car_number, :at, :at)
ON CONFLICT (race_id, source_driver_id) DO UPDATE SET
    display_name       = excluded.display_name,
    transponder_number = coalesce(excluded.transponder_number, transponder_number),
    car_number         = coalesce(excluded.car_number, car_number),
    updated_at         = excluded.updated_at
WHERE (excluded.display_name, coalesce(excluded.transponder_number, transponder_number),
       coalesce(excluded.car_number, car_number))
      IS NOT (display_name, transponder_number, car_number)
