-- health_lookups: what became of the pages that runs wanted, since a moment.
SELECT coalesce(sum(requests_cache), 0), coalesce(sum(requests_network), 0),
       coalesce(sum(requests_not_modified), 0), coalesce(sum(requests_failed), 0)
  FROM runs
 WHERE started_at >= :since
   AND (:track_slug IS NULL OR track_slug = :track_slug)
