-- race_store_put_utc: both replaced, also by NULL. A zone is no news of the session: updated_at stays.
UPDATE races
   SET start_time      = :start_time,
       start_time_flag = :flag
 WHERE id = :race_id AND (start_time, start_time_flag) IS NOT (:start_time, :flag)
