-- session/release: keep it.
RELEASE SAVEPOINT trackside
