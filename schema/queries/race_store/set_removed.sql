-- race_store_mark_removed: set a session's mark, or take it away (NULL).
UPDATE races
   SET removed_at = :removed_at,
       updated_at = :at
 WHERE id = :race_id
