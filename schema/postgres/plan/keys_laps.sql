-- plan/keys_laps: the rows to write, for trying them one by one. $1 is the action.
SELECT n, key FROM trackside_plan_laps WHERE action = $1 ORDER BY n
