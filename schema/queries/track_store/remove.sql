-- track_store_remove: what the user typed of a track; its pages stay.
DELETE FROM tracks
 WHERE slug = :slug
