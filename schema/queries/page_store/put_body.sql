-- page_store_put, page_store_put_oddity: keep a content once.
INSERT INTO bodies (sha256, size, gzip)
VALUES (:sha256, :size, :gzip)
ON CONFLICT (sha256) DO NOTHING
