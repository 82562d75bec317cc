-- plan/forget: for planning again what was written.
DELETE FROM trackside_plan_tracks;
DELETE FROM trackside_plan_events;
DELETE FROM trackside_plan_event_race_classes;
DELETE FROM trackside_plan_drivers;
DELETE FROM trackside_plan_races;
DELETE FROM trackside_plan_race_drivers;
DELETE FROM trackside_plan_race_results;
DELETE FROM trackside_plan_laps;
