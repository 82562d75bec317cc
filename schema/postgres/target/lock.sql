-- target/lock: take the days' locks (JSON array $1 of numbers), without waiting; they go with the
-- transaction. The existing importer takes the same numbers.
SELECT key, pg_try_advisory_xact_lock(key)
  FROM (SELECT jsonb_array_elements_text($1::jsonb)::bigint AS key) keys
