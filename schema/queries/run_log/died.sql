-- run_log_begin: the process of this run is gone, and never said that it ended.
UPDATE runs
   SET status = 'died'
 WHERE id = :id AND status = 'running'
