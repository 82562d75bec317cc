-- health_latest: the latest moment that anything here was noted at.
SELECT max(at)
  FROM (SELECT max(validated_at) AS at FROM pages
        UNION ALL SELECT max(failed_at) FROM pages
        UNION ALL SELECT max(started_at) FROM runs
        UNION ALL SELECT max(substr(sent_at, 1, 19) || 'Z') FROM requests)
