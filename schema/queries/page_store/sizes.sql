-- page_store_sizes: what is kept altogether, beyond the pages themselves.
SELECT (SELECT count(*) FROM bodies),
       (SELECT coalesce(sum(size), 0) FROM bodies),
       (SELECT coalesce(sum(length(gzip)), 0) FROM bodies),
       (SELECT count(*) FROM page_versions),
       (SELECT count(*) FROM oddities),
       (SELECT count(*) FROM bodies WHERE base_sha256 IS NOT NULL),
       (SELECT coalesce(sum(length(gzip)), 0)
          FROM bodies
         WHERE sha256 NOT IN (SELECT body_sha256 FROM pages WHERE body_sha256 IS NOT NULL)
           AND sha256 NOT IN (SELECT body_sha256 FROM oddities))
