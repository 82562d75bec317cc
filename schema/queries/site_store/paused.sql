-- site_store_paused: the pause of a site that is not over yet.
SELECT paused_until, reason
  FROM sites
 WHERE origin = :origin AND paused_until > :now
