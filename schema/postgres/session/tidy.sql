-- session/tidy: temporary tables go at the commit by themselves, functions do not.
DROP FUNCTION pg_temp.trackside_merge(jsonb, jsonb);
DROP FUNCTION pg_temp.trackside_plain(jsonb);
