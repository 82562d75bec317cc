-- copy/race_drivers
COPY trackside_stage_race_drivers FROM STDIN (FORMAT binary)
