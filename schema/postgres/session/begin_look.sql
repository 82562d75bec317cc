-- session/begin_look: for looking the target over.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY
