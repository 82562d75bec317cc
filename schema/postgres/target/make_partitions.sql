-- target/make_partitions: of laps, for the years of the setting trackside.years (a JSON array), as far
-- as they are not there. What came before its partition moves from laps_other into it.
DO $$
DECLARE
  years text[] := ARRAY(
    SELECT y FROM jsonb_array_elements_text(current_setting('trackside.years')::jsonb) y
     WHERE NOT EXISTS (SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                        WHERE i.inhparent = 'laps'::regclass AND c.relname = 'laps_' || y));
  place text := (SELECT relnamespace::regnamespace FROM pg_class WHERE oid = 'laps'::regclass);
  y text;
BEGIN
  IF cardinality(years) = 0 THEN
    RETURN;
  END IF;
  ALTER TABLE laps DETACH PARTITION laps_other;
  FOREACH y IN ARRAY years LOOP
    EXECUTE format('CREATE TABLE %s.%I PARTITION OF laps FOR VALUES FROM (%L) TO (%L)', place,
                   'laps_' || y, y || '-01-01', y::integer + 1 || '-01-01');
  END LOOP;
  WITH early AS (
    DELETE FROM laps_other WHERE extract(year FROM event_date)::text = ANY (years) RETURNING *)
  INSERT INTO laps SELECT * FROM early;
  ALTER TABLE laps ATTACH PARTITION laps_other DEFAULT;
END $$
