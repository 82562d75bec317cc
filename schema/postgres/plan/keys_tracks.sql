-- plan/keys_tracks: the rows to write, for trying them one by one. $1 is the action.
SELECT n, key FROM trackside_plan_tracks WHERE action = $1 ORDER BY n
