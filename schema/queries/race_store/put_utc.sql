-- race_store_put_utc: both replaced, also by NULL.
UPDATE races
   SET start_time      = :start_time,
       start_time_flag = :flag,
       updated_at      = :at
 WHERE id = :race_id AND (start_time, start_time_flag) IS NOT (:start_time, :flag)
