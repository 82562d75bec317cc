-- run_log_list: runs that are under way (:running), or the most recent ones; newest first.
SELECT id, command, track_slug, arguments, pid, started_at, ended_at, duration_ms, status,
       exit_code, error, day, days_done, days_total, pages_done, pages_total,
       requests_network, requests_cache, requests_not_modified, requests_failed,
       retries, waits, waited_ms, days, sessions, laps, rows_written, days_failed
  FROM runs
 WHERE (NOT :running OR status = 'running')
   AND (:track_slug IS NULL OR track_slug IS NULL OR track_slug = :track_slug)
 ORDER BY id DESC
 LIMIT :limit
