-- figure_of_runs: what runs did, one count of theirs (:what) summed up by command.
SELECT command, NULL,
       sum(CASE :what WHEN 'hits' THEN requests_cache
                      WHEN 'misses' THEN requests_network + requests_not_modified + requests_failed
                      WHEN 'failed' THEN requests_failed
                      WHEN 'retries' THEN retries
                      WHEN 'waits' THEN waits
                      WHEN 'waited_ms' THEN waited_ms
                      WHEN 'duration_ms' THEN coalesce(duration_ms, 0)
                      WHEN 'days' THEN days
                      WHEN 'days_failed' THEN days_failed
                      WHEN 'sessions' THEN sessions
                      WHEN 'laps' THEN laps
                      WHEN 'rows' THEN rows_written END)
  FROM runs
 GROUP BY command
 ORDER BY command
