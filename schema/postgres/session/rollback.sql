-- session/rollback
ROLLBACK
