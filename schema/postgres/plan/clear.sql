-- plan/clear: a dry run compares all its batches in one transaction.
DELETE FROM trackside_stage_tracks;
DELETE FROM trackside_stage_events;
DELETE FROM trackside_stage_event_race_classes;
DELETE FROM trackside_stage_drivers;
DELETE FROM trackside_stage_races;
DELETE FROM trackside_stage_race_drivers;
DELETE FROM trackside_stage_race_results;
DELETE FROM trackside_stage_laps;
DELETE FROM trackside_plan_tracks;
DELETE FROM trackside_plan_events;
DELETE FROM trackside_plan_event_race_classes;
DELETE FROM trackside_plan_drivers;
DELETE FROM trackside_plan_races;
DELETE FROM trackside_plan_race_drivers;
DELETE FROM trackside_plan_race_results;
DELETE FROM trackside_plan_laps;
