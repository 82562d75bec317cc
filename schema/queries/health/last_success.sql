-- figure: when a run of each command last ended well, in seconds since 1970.
SELECT command, NULL, max(CAST(strftime('%s', ended_at) AS INTEGER))
  FROM runs
 WHERE status = 'done'
 GROUP BY command
 ORDER BY command
