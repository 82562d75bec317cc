-- page_store_sizes: what is kept altogether, beyond the pages themselves.
SELECT (SELECT count(*) FROM bodies),
       (SELECT coalesce(sum(size), 0) FROM bodies),
       (SELECT coalesce(sum(length(gzip)), 0) FROM bodies),
       (SELECT count(*) FROM page_versions),
       (SELECT count(*) FROM oddities)
