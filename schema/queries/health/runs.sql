-- figure: runs that are over, by command and status.
SELECT command, status, count(*)
  FROM runs
 WHERE status <> 'running'
 GROUP BY command, status
 ORDER BY command, status
