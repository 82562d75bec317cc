-- copy/race_results
COPY trackside_stage_race_results FROM STDIN (FORMAT binary)
