-- request_log_count: requests of a class to a track since a moment, and when the nth most recent
-- of them was sent.
SELECT count(*),
       (SELECT sent_at
          FROM requests
         WHERE rate_class = :rate_class AND track_slug = :whose AND sent_at BETWEEN :since AND :until
         ORDER BY sent_at DESC
         LIMIT 1 OFFSET :nth_last - 1)
  FROM requests
 WHERE rate_class = :rate_class AND track_slug = :whose AND sent_at BETWEEN :since AND :until
