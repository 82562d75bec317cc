-- copy/event_race_classes
COPY trackside_stage_event_race_classes FROM STDIN (FORMAT binary)
