-- mirror.db, step 12: versions of a page that differ by a few bytes (a token, the time of rendering)
-- are kept as what they differ by. The newest version of a page is always whole, so that `gzip` of it
-- is what zcat reads.

ALTER TABLE bodies ADD COLUMN base_sha256 TEXT REFERENCES bodies (sha256);
    -- NULL: `gzip` is the whole content; else what it differs from that one by (compress.h)

CREATE INDEX bodies_by_base ON bodies (base_sha256) WHERE base_sha256 IS NOT NULL;
