-- race_store_clear_kept: done with a day's rows.
DELETE FROM kept_rows
