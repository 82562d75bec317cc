-- plan/leave_out: days (JSON array $1) that turned out to be somebody else's at this moment, or done.
DELETE FROM trackside_stage_events
 WHERE source_event_id IN (SELECT jsonb_array_elements_text($1::jsonb))
