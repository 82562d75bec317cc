-- figure: how often something else came instead of a page.
SELECT NULL, NULL, coalesce(sum(n_seen), 0)
  FROM oddities
