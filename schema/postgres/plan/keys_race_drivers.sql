-- plan/keys_race_drivers: the rows to write, for trying them one by one. $1 is the action.
SELECT n, key FROM trackside_plan_race_drivers WHERE action = $1 ORDER BY n
