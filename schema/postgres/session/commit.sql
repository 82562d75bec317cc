-- session/commit
COMMIT
