-- copy/drivers
COPY trackside_stage_drivers FROM STDIN (FORMAT binary)
