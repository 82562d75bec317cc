-- target/partitioned: is laps partitioned as --partition-by year makes it?
SELECT EXISTS (
  SELECT FROM pg_partitioned_table p
    JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = ANY (p.partattrs::int2[])
   WHERE p.partrelid = to_regclass('laps') AND p.partstrat = 'r' AND p.partnatts = 1
     AND a.attname = 'event_date' AND p.partdefid = to_regclass('laps_other'))
