-- session/begin: of a batch of days.
BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE
