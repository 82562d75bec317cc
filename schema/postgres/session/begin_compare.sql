-- session/begin_compare: for --dry-run and --verify. Each batch makes its temporary tables and then
-- gives up the right to write (session/read_only) until the next.
BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE
