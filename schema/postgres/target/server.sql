-- target/server: may anything be written here at all, and staged?
SELECT pg_is_in_recovery(), current_setting('default_transaction_read_only') = 'on',
       has_database_privilege(current_database(), 'TEMP'), current_user, current_database(),
       coalesce(has_schema_privilege(current_schema(), 'CREATE'), false),
       x IS NOT NULL,
       coalesce(has_table_privilege(x, 'SELECT'), false),
       coalesce(has_table_privilege(x, 'SELECT') AND has_table_privilege(x, 'INSERT')
                AND has_table_privilege(x, 'UPDATE'), false)
  FROM to_regclass('trackside_exports') x
