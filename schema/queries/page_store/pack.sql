-- page_store_pack: give the room of what was deleted back to the disk.
VACUUM
