-- run_log_begin: a run begins.
INSERT INTO runs (command, track_slug, arguments, pid, started_at)
VALUES (:command, :track_slug, :arguments, :pid, :at)
