-- session/limits: nothing waits for ever, moments without zone are UTC, and texts are UTF-8. The
-- search path stays the user's: it says in which schema the central tables are.
SET client_encoding = 'UTF8';
SET DateStyle = 'ISO, YMD';
SET TimeZone = 'UTC';
SET statement_timeout = '120s';
SET lock_timeout = '20s';
SET idle_in_transaction_session_timeout = '120s';
SET jit = off;
SET client_min_messages = warning;
