-- session/savepoint: before a row is tried alone.
SAVEPOINT trackside_row
