-- track_store_follow: a track that is there is followed from now on, or (:at NULL) no longer. One
-- that is followed already stays so since when it was.
UPDATE tracks
   SET followed_at = CASE WHEN :at IS NULL THEN NULL ELSE coalesce(followed_at, :at) END
 WHERE slug = :slug AND (followed_at IS NULL) <> (:at IS NULL)
