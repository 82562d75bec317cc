-- page_store_put: is this content stored already? Saves packing it again.
SELECT 1
  FROM bodies
 WHERE sha256 = :sha256
