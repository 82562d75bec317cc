-- copy/events
COPY trackside_stage_events FROM STDIN (FORMAT binary)
