-- page_store_has_body
SELECT EXISTS (SELECT 1 FROM bodies WHERE sha256 = :sha256)
