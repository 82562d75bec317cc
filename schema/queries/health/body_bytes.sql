-- figure: what the bodies of pages take, as they are stored and unpacked.
SELECT 'packed', NULL, coalesce(sum(length(gzip)), 0) FROM bodies
UNION ALL
SELECT 'unpacked', NULL, coalesce(sum(size), 0) FROM bodies
