-- run_log_progress: how far a run has come.
UPDATE runs
   SET track_slug = coalesce(:track_slug, track_slug),
       day = :day,
       days_done = :days_done, days_total = :days_total,
       pages_done = :pages_done, pages_total = :pages_total,
       requests_network = :network, requests_cache = :cache,
       requests_not_modified = :not_modified, requests_failed = :failed,
       retries = :retries, waits = :waits, waited_ms = :waited_ms,
       days = :days, sessions = :sessions, laps = :laps, rows_written = :rows,
       days_failed = :days_failed
 WHERE id = :id
