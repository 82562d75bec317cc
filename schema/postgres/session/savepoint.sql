-- session/savepoint: before what may be taken back.
SAVEPOINT trackside
