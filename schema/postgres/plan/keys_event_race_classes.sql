-- plan/keys_event_race_classes: the rows to write, for trying them one by one. $1 is the action.
SELECT n, key FROM trackside_plan_event_race_classes WHERE action = $1 ORDER BY n
