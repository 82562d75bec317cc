-- target/tables: which of the central tables and types are there already?
SELECT name FROM unnest(ARRAY['tracks', 'events', 'event_race_classes', 'drivers', 'races',
         'race_drivers', 'race_results', 'laps']) name
 WHERE to_regclass(name) IS NOT NULL
UNION ALL
SELECT 'type "' || name || '"' FROM unnest(ARRAY['IngestDepth', 'SessionType']) name
 WHERE to_regtype(quote_ident(name)) IS NOT NULL
