-- session/release
RELEASE SAVEPOINT trackside_row
