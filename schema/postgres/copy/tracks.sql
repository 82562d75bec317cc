-- copy/tracks
COPY trackside_stage_tracks FROM STDIN (FORMAT binary)
