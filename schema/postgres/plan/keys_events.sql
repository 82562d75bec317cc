-- plan/keys_events: the rows to write, for trying them one by one. $1 is the action.
SELECT n, key FROM trackside_plan_events WHERE action = $1 ORDER BY n
