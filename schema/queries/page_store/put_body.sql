-- page_store_put, page_store_put_oddity: keep a content once, whole. The same bytes always pack
-- alike, so that a packed form which differs is damaged, or a difference, and is mended.
INSERT INTO bodies (sha256, size, gzip)
VALUES (:sha256, :size, :gzip)
ON CONFLICT (sha256) DO UPDATE SET
    size = excluded.size,
    gzip = excluded.gzip,
    base_sha256 = NULL
WHERE (size, gzip, base_sha256) IS NOT (excluded.size, excluded.gzip, NULL)
