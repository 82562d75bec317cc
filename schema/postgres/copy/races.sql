-- copy/races
COPY trackside_stage_races FROM STDIN (FORMAT binary)
