-- session/rollback_to: take it back.
ROLLBACK TO SAVEPOINT trackside
