-- page_store_other_track: another track of which these very bytes are stored.
SELECT track_slug FROM pages WHERE body_sha256 = :sha256 AND track_slug <> :slug LIMIT 1
