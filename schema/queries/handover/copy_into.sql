-- handover/copy_into: the whole database, packed, into a new file of its own, which is in no WAL mode.
VACUUM INTO :path
