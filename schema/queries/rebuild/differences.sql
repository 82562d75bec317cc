-- race_store_compare_rows: values that are not what they were, those of rows that came or went included.
WITH now AS MATERIALIZED (
    SELECT table_name, row_key, row
      FROM day_rows
     WHERE event_id = :event_id
), was_and_is AS (
    SELECT k.table_name, k.row_key, k.row AS was, n.row AS is_now
      FROM kept_rows k
      LEFT JOIN now n ON n.table_name = k.table_name AND n.row_key = k.row_key
     WHERE n.row IS NOT k.row
    UNION ALL
    SELECT n.table_name, n.row_key, NULL, n.row
      FROM now n
     WHERE NOT EXISTS (SELECT 1 FROM kept_rows k
                        WHERE k.table_name = n.table_name AND k.row_key = n.row_key)
)
SELECT d.table_name, d.row_key, c.key, json_extract(d.was, c.fullkey), json_extract(d.is_now, c.fullkey),
       d.was IS NULL, d.is_now IS NULL
  FROM was_and_is d, json_each(coalesce(d.is_now, d.was)) c
 WHERE json_extract(d.was, c.fullkey) IS NOT json_extract(d.is_now, c.fullkey)
 ORDER BY 1, 2, c.id
