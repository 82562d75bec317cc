-- figure: what the race store has.
SELECT 'events', NULL, count(*) FROM events
UNION ALL
SELECT 'races', NULL, count(*) FROM races
UNION ALL
SELECT 'drivers', NULL, count(*) FROM drivers
UNION ALL
SELECT 'laps', NULL, count(*) FROM laps
