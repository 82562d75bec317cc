-- session/limits: of this transaction alone, since a pooler may give the connection to another client
-- after it. Moments without zone are UTC; nothing waits for ever: $1 is for a statement, $2 for a
-- lock, $3 for us, should we die in between, all in milliseconds. The search path stays the user's:
-- it says in which schema the central tables are.
SELECT set_config('DateStyle', 'ISO, YMD', true),
       set_config('TimeZone', 'UTC', true),
       set_config('jit', 'off', true),
       set_config('client_min_messages', 'warning', true),
       set_config('statement_timeout', $1, true),
       set_config('lock_timeout', $2, true),
       set_config('idle_in_transaction_session_timeout', $3, true)
