-- session/limits: moments without zone are UTC, and texts are UTF-8. The
-- search path stays the user's: it says in which schema the central tables are.
SET client_encoding = 'UTF8';
SET DateStyle = 'ISO, YMD';
SET TimeZone = 'UTC';
SET jit = off;
SET client_min_messages = warning;
