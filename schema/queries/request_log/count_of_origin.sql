-- request_log_count: as count_of_track, for all tracks of an origin together.
SELECT count(*),
       (SELECT sent_at
          FROM requests
         WHERE rate_class = :rate_class AND origin = :whose AND sent_at BETWEEN :since AND :until
         ORDER BY sent_at DESC
         LIMIT 1 OFFSET :nth_last - 1)
  FROM requests
 WHERE rate_class = :rate_class AND origin = :whose AND sent_at BETWEEN :since AND :until
