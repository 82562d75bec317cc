-- target/server: may anything be written here at all, and staged?
SELECT pg_is_in_recovery(), current_setting('transaction_read_only'),
       has_database_privilege(current_database(), 'TEMP'), current_user, current_database(),
       coalesce(current_schema(), ''),
       coalesce(has_schema_privilege(current_schema(), 'CREATE'), false),
       to_regclass('trackside_exports') IS NOT NULL,
       coalesce(has_table_privilege(to_regclass('trackside_exports'), 'SELECT'), false),
       coalesce(has_table_privilege(to_regclass('trackside_exports'), 'INSERT, UPDATE'), false)
