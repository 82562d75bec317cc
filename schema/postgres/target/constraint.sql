-- target/constraint: the columns that a constraint or unique index ($1) of a table ($2) is about.
SELECT string_agg(a.attname, ', ' ORDER BY o.n)
  FROM (SELECT conrelid AS relid, conkey AS attnums FROM pg_constraint
         WHERE conname = $1 AND conrelid = to_regclass($2)
        UNION
        SELECT indrelid, indkey::int2[] FROM pg_index
         WHERE indexrelid = to_regclass(quote_ident($1)) AND indrelid = to_regclass($2)) c
 CROSS JOIN LATERAL unnest(c.attnums) WITH ORDINALITY o (attnum, n)
  JOIN pg_attribute a ON a.attrelid = c.relid AND a.attnum = o.attnum
