-- run_log_end: a run has ended.
UPDATE runs
   SET status = :status, exit_code = :exit_code, error = :error,
       ended_at = :at, duration_ms = :duration_ms
 WHERE id = :id
