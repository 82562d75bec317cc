-- copy/laps
COPY trackside_stage_laps FROM STDIN (FORMAT binary)
