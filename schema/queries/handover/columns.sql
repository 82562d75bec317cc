-- handover/columns: what a table stores, and of which type. Computed columns are left out.
SELECT name, type FROM pragma_table_xinfo(:table) WHERE hidden = 0
