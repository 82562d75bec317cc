-- target/lacks: what else the tables need to have, or must not ask for: unique keys by column (they
-- are indexes, not constraints), enum labels, and no column that we do not know and must fill.
WITH supplied (table_name, column_name) AS (VALUES
    ('tracks', 'id'),
    ('tracks', 'source'),
    ('tracks', 'source_track_slug'),
    ('tracks', 'track_name'),
    ('tracks', 'track_url'),
    ('tracks', 'events_url'),
    ('tracks', 'updated_at'),
    ('events', 'id'),
    ('events', 'source'),
    ('events', 'source_event_id'),
    ('events', 'track_id'),
    ('events', 'event_name'),
    ('events', 'event_date'),
    ('events', 'event_entries'),
    ('events', 'event_drivers'),
    ('events', 'event_url'),
    ('events', 'ingest_depth'),
    ('events', 'last_ingested_at'),
    ('events', 'updated_at'),
    ('events', 'metadata'),
    ('event_race_classes', 'id'),
    ('event_race_classes', 'event_id'),
    ('event_race_classes', 'class_name'),
    ('event_race_classes', 'updated_at'),
    ('event_race_classes', 'from_entry_list'),
    ('drivers', 'id'),
    ('drivers', 'source'),
    ('drivers', 'source_driver_id'),
    ('drivers', 'display_name'),
    ('drivers', 'updated_at'),
    ('drivers', 'normalized_name'),
    ('drivers', 'transponder_number'),
    ('races', 'id'),
    ('races', 'event_id'),
    ('races', 'source'),
    ('races', 'source_race_id'),
    ('races', 'class_name'),
    ('races', 'race_label'),
    ('races', 'race_url'),
    ('races', 'start_time'),
    ('races', 'duration_seconds'),
    ('races', 'updated_at'),
    ('races', 'session_type'),
    ('races', 'race_metadata'),
    ('races', 'event_race_class_id'),
    ('race_drivers', 'id'),
    ('race_drivers', 'race_id'),
    ('race_drivers', 'driver_id'),
    ('race_drivers', 'source'),
    ('race_drivers', 'source_driver_id'),
    ('race_drivers', 'display_name'),
    ('race_drivers', 'updated_at'),
    ('race_drivers', 'transponder_number'),
    ('race_results', 'id'),
    ('race_results', 'race_id'),
    ('race_results', 'race_driver_id'),
    ('race_results', 'position_final'),
    ('race_results', 'laps_completed'),
    ('race_results', 'fast_lap_time'),
    ('race_results', 'avg_lap_time'),
    ('race_results', 'consistency'),
    ('race_results', 'raw_fields_json'),
    ('race_results', 'updated_at'),
    ('laps', 'id'),
    ('laps', 'race_result_id'),
    ('laps', 'lap_number'),
    ('laps', 'position_on_lap'),
    ('laps', 'lap_time_raw'),
    ('laps', 'lap_time_seconds'),
    ('laps', 'elapsed_race_time'),
    ('laps', 'updated_at')),
keys (table_name, columns) AS (VALUES
    ('tracks', 'source,source_track_slug'),
    ('events', 'source,source_event_id'),
    ('event_race_classes', 'event_id,class_name'),
    ('drivers', 'source,source_driver_id'),
    ('races', 'event_id,source_race_id'),
    ('race_drivers', 'race_id,source_driver_id'),
    ('race_results', 'race_id,race_driver_id'),
    ('laps', 'race_result_id,lap_number')),
labels (type_name, label, column_table, column_name) AS (VALUES
    ('SessionType', 'practiceday', 'races', 'session_type'),
    ('IngestDepth', 'none', 'events', 'ingest_depth'),
    ('IngestDepth', 'laps_full', 'events', 'ingest_depth'))
SELECT 'a unique index on ' || k.table_name || ' (' || replace(k.columns, ',', ', ') || ')'
  FROM keys k
 WHERE to_regclass(k.table_name) IS NOT NULL
   AND NOT EXISTS (
     SELECT FROM pg_index i
      WHERE i.indrelid = to_regclass(k.table_name) AND i.indisunique AND i.indpred IS NULL
        AND (SELECT string_agg(a.attname, ',' ORDER BY o.n)
               FROM unnest(i.indkey::int2[]) WITH ORDINALITY o (attnum, n)
               JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = o.attnum
              WHERE o.n <= i.indnkeyatts) = k.columns)
UNION ALL
SELECT 'the label ' || l.label || ' of the type "' || l.type_name || '"'
  FROM labels l
  JOIN pg_attribute a ON a.attrelid = to_regclass(l.column_table) AND a.attname = l.column_name
 WHERE NOT EXISTS (SELECT FROM pg_enum e
                    WHERE e.enumtypid = to_regtype(quote_ident(l.type_name))
                      AND e.enumlabel = l.label)
UNION ALL
SELECT 'a default for ' || k.table_name || '.' || a.attname || ', which trackside does not know'
  FROM keys k
  JOIN pg_attribute a ON a.attrelid = to_regclass(k.table_name) AND a.attnum > 0
 WHERE a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AND NOT a.attisdropped
   AND NOT EXISTS (SELECT FROM supplied s
                    WHERE s.table_name = k.table_name AND s.column_name = a.attname)
 ORDER BY 1
