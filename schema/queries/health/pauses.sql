-- figure: sites that are left alone, why, and until when, in seconds since 1970.
SELECT origin, reason, CAST(strftime('%s', paused_until) AS INTEGER)
  FROM sites
 WHERE paused_until > :now
 ORDER BY origin
