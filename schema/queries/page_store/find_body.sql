-- page_store_read_body: the packed bytes of a digest, and what they are a difference from.
SELECT gzip, size, base_sha256
  FROM bodies
 WHERE sha256 = :sha256
