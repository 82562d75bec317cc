-- page_store_put, page_store_put_oddity: keep a content once. The same bytes always pack alike, so
-- that a packed form which differs is damaged, and is mended.
INSERT INTO bodies (sha256, size, gzip)
VALUES (:sha256, :size, :gzip)
ON CONFLICT (sha256) DO UPDATE SET
    size = excluded.size,
    gzip = excluded.gzip
WHERE (size, gzip) IS NOT (excluded.size, excluded.gzip)
