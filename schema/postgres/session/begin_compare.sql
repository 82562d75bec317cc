-- session/begin_compare: for --dry-run and --verify. Temporary tables may be filled in it, and
-- nothing else can be written, whatever we ask.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY
