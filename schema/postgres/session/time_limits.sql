-- session/time_limits: nothing waits for ever. $1 is for a statement, $2 for a lock, $3 for us,
-- should we die within a transaction; all in milliseconds.
SELECT set_config('statement_timeout', $1, false),
       set_config('lock_timeout', $2, false),
       set_config('idle_in_transaction_session_timeout', $3, false)
