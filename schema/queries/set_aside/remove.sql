-- set_aside_remove
DELETE FROM events_set_aside
 WHERE source_event_id = :source_event_id
