-- session/rollback_row: take the row tried alone back.
ROLLBACK TO SAVEPOINT trackside_row
