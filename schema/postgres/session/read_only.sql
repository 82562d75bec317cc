-- session/read_only: from here to the end of the transaction or the savepoint only temporary tables
-- can be written, whatever we ask. (Making one is writing, for PostgreSQL; filling one is not.)
SET TRANSACTION READ ONLY
