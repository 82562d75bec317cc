-- page_store_put: keep an older version as what it differs from the newer one by.
UPDATE bodies
   SET gzip = :difference, base_sha256 = :base
 WHERE sha256 = :sha256 AND length(gzip) > 2 * length(:difference)
