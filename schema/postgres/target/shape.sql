-- target/shape: what the target has, and everything that stands in the way of an export, one line each:
--   has     a feature: a column that we fill (TABLE.COLUMN), TABLE (indirect), row-level policies
--   lacks   what stops every run
--   reads   a right that every run needs       writes  one that only writing needs
-- The catalogue is asked, not information_schema, which hides what one has no right to.
WITH wanted (table_name, column_name, type, required, updated) AS (VALUES
    ('tracks', 'id', 'text', true, false),
    ('tracks', 'source', 'text', true, false),
    ('tracks', 'source_track_slug', 'text', true, false),
    ('tracks', 'track_name', 'text', true, false),
    ('tracks', 'track_url', 'text', true, false),
    ('tracks', 'events_url', 'text', true, false),
    ('tracks', 'updated_at', 'time', true, false),
    ('events', 'id', 'text', true, false),
    ('events', 'source', 'text', true, false),
    ('events', 'source_event_id', 'text', true, false),
    ('events', 'track_id', 'text', true, false),
    ('events', 'event_name', 'text', true, false),
    ('events', 'event_date', 'time', true, false),
    ('events', 'event_entries', 'int', true, false),
    ('events', 'event_drivers', 'int', true, true),
    ('events', 'event_url', 'text', true, false),
    ('events', 'ingest_depth', 'IngestDepth', true, true),
    ('events', 'last_ingested_at', 'time', true, true),
    ('events', 'updated_at', 'time', true, true),
    ('events', 'metadata', 'json', false, true),
    ('event_race_classes', 'id', 'text', true, false),
    ('event_race_classes', 'event_id', 'text', true, false),
    ('event_race_classes', 'class_name', 'text', true, false),
    ('event_race_classes', 'updated_at', 'time', true, false),
    ('event_race_classes', 'from_entry_list', 'bool', false, false),
    ('drivers', 'id', 'text', true, false),
    ('drivers', 'source', 'text', true, false),
    ('drivers', 'source_driver_id', 'text', true, false),
    ('drivers', 'display_name', 'text', true, true),
    ('drivers', 'updated_at', 'time', true, true),
    ('drivers', 'normalized_name', 'text', false, true),
    ('drivers', 'transponder_number', 'text', false, true),
    ('races', 'id', 'text', true, false),
    ('races', 'event_id', 'text', true, false),
    ('races', 'source', 'text', true, false),
    ('races', 'source_race_id', 'text', true, false),
    ('races', 'class_name', 'text', true, true),
    ('races', 'race_label', 'text', true, true),
    ('races', 'race_url', 'text', true, false),
    ('races', 'start_time', 'time', true, true),
    ('races', 'duration_seconds', 'int', true, true),
    ('races', 'updated_at', 'time', true, true),
    ('races', 'session_type', 'SessionType', false, true),
    ('races', 'race_metadata', 'json', false, true),
    ('races', 'event_race_class_id', 'text', false, true),
    ('race_drivers', 'id', 'text', true, false),
    ('race_drivers', 'race_id', 'text', true, false),
    ('race_drivers', 'driver_id', 'text', true, false),
    ('race_drivers', 'source', 'text', true, false),
    ('race_drivers', 'source_driver_id', 'text', true, false),
    ('race_drivers', 'display_name', 'text', true, true),
    ('race_drivers', 'updated_at', 'time', true, true),
    ('race_drivers', 'transponder_number', 'text', false, true),
    ('race_results', 'id', 'text', true, false),
    ('race_results', 'race_id', 'text', true, false),
    ('race_results', 'race_driver_id', 'text', true, false),
    ('race_results', 'position_final', 'int', true, true),
    ('race_results', 'laps_completed', 'int', true, true),
    ('race_results', 'fast_lap_time', 'float', true, true),
    ('race_results', 'avg_lap_time', 'float', true, true),
    ('race_results', 'consistency', 'float', true, true),
    ('race_results', 'raw_fields_json', 'json', true, true),
    ('race_results', 'updated_at', 'time', true, true),
    ('laps', 'id', 'text', true, false),
    ('laps', 'race_result_id', 'text', true, false),
    ('laps', 'lap_number', 'int', true, false),
    ('laps', 'position_on_lap', 'int', true, true),
    ('laps', 'lap_time_raw', 'text', true, true),
    ('laps', 'lap_time_seconds', 'float', true, true),
    ('laps', 'elapsed_race_time', 'float', true, true),
    ('laps', 'updated_at', 'time', true, true),
    ('laps', 'event_date', 'time', false, false),
    ('trackside_exports', 'source_event_id', 'text', true, true),
    ('trackside_exports', 'fingerprint', 'text', true, true),
    ('trackside_exports', 'fetched_at', 'text', true, true),
    ('trackside_exports', 'times', 'text', true, true),
    ('trackside_exports', 'exported_at', 'time', true, true)),
-- Unique indexes, as sets of columns: ON CONFLICT and the merge rules need these and no others. Laps
-- that are partitioned by the day of their event need that in every key.
keys (table_name, columns, partitioned) AS (VALUES
    ('tracks', ARRAY['source', 'source_track_slug'], NULL),
    ('events', ARRAY['source', 'source_event_id'], NULL),
    ('event_race_classes', ARRAY['event_id', 'class_name'], NULL),
    ('drivers', ARRAY['source', 'source_driver_id'], NULL),
    ('races', ARRAY['event_id', 'source_race_id'], NULL),
    ('race_drivers', ARRAY['race_id', 'source_driver_id'], NULL),
    ('race_results', ARRAY['race_id', 'race_driver_id'], NULL),
    ('laps', ARRAY['race_result_id', 'lap_number'],
             ARRAY['race_result_id', 'lap_number', 'event_date']),
    ('trackside_exports', ARRAY['source_event_id'], NULL)),
labels (type, label) AS (VALUES
    ('SessionType', 'practiceday'),
    ('IngestDepth', 'none'),
    ('IngestDepth', 'laps_full')),
tables AS (
    SELECT k.*, c.oid, c.relkind,
           k.table_name IN ('tracks', 'drivers', 'trackside_exports') AS has_on_conflict,
           EXISTS (SELECT FROM pg_rewrite r WHERE r.ev_class = c.oid AND r.ev_type IN ('2', '3'))
             AS has_rules,
           EXISTS (SELECT FROM pg_trigger g
                    WHERE g.tgrelid = c.oid AND g.tgtype & 64 <> 0) AS has_instead
      FROM keys k
      LEFT JOIN pg_class c ON c.oid = to_regclass(k.table_name)),
columns AS (
    SELECT w.*, t.oid, a.attnum, a.attgenerated, a.attidentity,
           format_type(a.atttypid, a.atttypmod) AS type_there,
           CASE w.type
             WHEN 'text' THEN b.type IN ('text'::regtype, 'varchar'::regtype)
             WHEN 'int' THEN b.type IN ('int4'::regtype, 'int8'::regtype)
             WHEN 'float' THEN b.type = 'float8'::regtype OR b.type = 'numeric'::regtype
                               AND (b.typmod = -1 OR (b.typmod - 4) & 2047 BETWEEN 3 AND 1000)
             WHEN 'time' THEN b.type = 'timestamp'::regtype
             WHEN 'json' THEN b.type = 'jsonb'::regtype
             WHEN 'bool' THEN b.type = 'bool'::regtype
             ELSE coalesce(b.type = to_regtype(quote_ident(w.type)), false) END AS fits,
           a.attgenerated = '' AND a.attidentity <> 'a'
             AND (t.relkind <> 'v' OR t.has_instead OR t.has_rules
                  OR pg_column_is_updatable(t.oid, a.attnum, false)) AS can_be_written
      FROM wanted w
      JOIN tables t ON t.table_name = w.table_name
      LEFT JOIN pg_attribute a
             ON a.attrelid = t.oid AND a.attname = w.column_name AND a.attnum > 0
      LEFT JOIN pg_type y ON y.oid = a.atttypid
     CROSS JOIN LATERAL (SELECT
             CASE WHEN y.typtype = 'd' THEN y.typbasetype ELSE a.atttypid END AS type,
             CASE WHEN y.typtype = 'd' THEN y.typtypmod ELSE a.atttypmod END AS typmod) b),
rights AS (
    SELECT c.table_name, c.column_name, n.name, has_column_privilege(c.oid, c.attnum, n.name) AS held
      FROM columns c
     CROSS JOIN LATERAL (VALUES ('SELECT', true), ('INSERT', true), ('UPDATE', c.updated))
                n (name, needed)
     WHERE c.attnum IS NOT NULL AND n.needed AND c.table_name <> 'trackside_exports')
SELECT 'has', table_name || '.' || column_name
  FROM columns
 WHERE attnum IS NOT NULL AND can_be_written
UNION ALL
SELECT 'has', table_name || ' (indirect)'
  FROM tables
 WHERE relkind NOT IN ('r', 'p') OR has_rules
UNION ALL
SELECT 'has', 'row-level policies'
 WHERE EXISTS (SELECT FROM tables WHERE row_security_active(oid))
UNION ALL
SELECT 'lacks', 'table ' || table_name
  FROM tables
 WHERE oid IS NULL AND table_name <> 'trackside_exports'
UNION ALL
SELECT 'lacks', table_name || ' as a table or view that can be written'
  FROM tables
 WHERE pg_relation_is_updatable(oid, true) & 12 <> 12
UNION ALL
SELECT 'lacks', table_name || ' without ' || CASE WHEN has_rules THEN 'rules'
           WHEN has_instead THEN 'INSTEAD OF triggers' ELSE 'another server' END
       || ', where ON CONFLICT cannot be used'
  FROM tables
 WHERE has_on_conflict AND (has_rules OR has_instead OR relkind = 'f')
UNION ALL
SELECT 'lacks', 'column ' || table_name || '.' || column_name
  FROM columns
 WHERE oid IS NOT NULL AND attnum IS NULL AND required
UNION ALL
SELECT 'lacks', table_name || '.' || column_name || ' as '
       || CASE type WHEN 'int' THEN 'integer' WHEN 'float' THEN 'double precision'
            WHEN 'time' THEN 'timestamp without time zone' WHEN 'json' THEN 'jsonb'
            WHEN 'bool' THEN 'boolean' WHEN 'text' THEN 'text' ELSE quote_ident(type) END
       || ' (it is ' || type_there || ')'
  FROM columns
 WHERE attnum IS NOT NULL AND NOT fits AND (required OR can_be_written)
UNION ALL
SELECT 'lacks', table_name || '.' || column_name || ' as a column that can be written (it is '
       || CASE WHEN attgenerated <> '' THEN 'generated' WHEN attidentity <> '' THEN 'an identity'
            ELSE 'computed' END || ')'
  FROM columns
 WHERE attnum IS NOT NULL AND NOT can_be_written AND required
UNION ALL
SELECT 'lacks', 'a unique index on ' || k.table_name || ' ('
       || array_to_string(k.columns, ', ') || ')'
  FROM tables k
 WHERE k.relkind IN ('r', 'p')
   AND NOT EXISTS (
     SELECT FROM pg_index i
      WHERE i.indrelid = k.oid AND i.indisunique AND i.indisvalid AND i.indisready
        AND i.indimmediate AND i.indpred IS NULL AND i.indexprs IS NULL
        AND EXISTS (
          SELECT
            FROM (SELECT array_agg(a.attname::text) AS columns
                    FROM unnest(i.indkey::int2[]) WITH ORDINALITY o (attnum, n)
                    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = o.attnum
                   WHERE o.n <= i.indnkeyatts) x
           WHERE x.columns @> k.columns AND x.columns <@ k.columns
              OR x.columns @> k.partitioned AND x.columns <@ k.partitioned))
UNION ALL
SELECT 'lacks', 'the label ' || l.label || ' of the type "' || l.type || '"'
  FROM labels l
  JOIN columns c ON c.type = l.type AND c.fits
 WHERE NOT EXISTS (SELECT FROM pg_enum e
                    WHERE e.enumtypid = to_regtype(quote_ident(l.type)) AND e.enumlabel = l.label)
UNION ALL
SELECT 'lacks', 'a default for ' || t.table_name || '.' || a.attname
       || ', which trackside does not know'
  FROM tables t
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
 WHERE a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AND NOT a.attisdropped
   AND NOT EXISTS (SELECT FROM wanted w
                    WHERE w.table_name = t.table_name AND w.column_name = a.attname)
UNION ALL
SELECT CASE name WHEN 'SELECT' THEN 'reads' ELSE 'writes' END,
       'the right to ' || name || ' on '
       || CASE WHEN bool_or(held)
               THEN string_agg(table_name || '.' || column_name, ', ') FILTER (WHERE NOT held)
               ELSE table_name END
  FROM rights
 GROUP BY table_name, name
HAVING NOT bool_and(held)
UNION ALL
SELECT DISTINCT 'reads', 'the right to USAGE on schema ' || n.nspname
  FROM tables t
  JOIN pg_class c ON c.relname = t.table_name AND t.oid IS NULL
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE NOT has_schema_privilege(n.oid, 'USAGE')
UNION ALL
SELECT DISTINCT 'writes', 'the right to USAGE on sequence ' || s.oid::regclass
  FROM tables t
  JOIN pg_attrdef d ON d.adrelid = t.oid
  JOIN pg_depend p ON p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
                  AND p.refclassid = 'pg_class'::regclass
  JOIN pg_class s ON s.oid = p.refobjid
 WHERE CASE WHEN s.relkind = 'S' THEN NOT has_sequence_privilege(s.oid, 'USAGE') END
 ORDER BY 1, 2
