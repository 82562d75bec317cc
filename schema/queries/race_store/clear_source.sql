-- race_store_clear_source: what is written from now on comes from no page.
DELETE FROM change_source
