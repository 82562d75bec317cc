-- apply/insert_event_race_classes: practice has no entry list, which the column's default does not know.
INSERT INTO event_race_classes (
       from_entry_list, --? event_race_classes.from_entry_list
       id, event_id, class_name, updated_at)
SELECT
       false, --? event_race_classes.from_entry_list
       id, event_id, class_name, now()
  FROM trackside_plan_event_race_classes
 WHERE action = 'insert' AND n BETWEEN $1::bigint AND $2::bigint
 ORDER BY n
