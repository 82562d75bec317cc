-- page_store_read_body: the packed bytes of a digest.
SELECT gzip, size
  FROM bodies
 WHERE sha256 = :sha256
