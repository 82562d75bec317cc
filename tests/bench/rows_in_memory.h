/* All rows of a database, held in memory and written into another one of the same schema. */
#ifndef ROWS_IN_MEMORY_H
#define ROWS_IN_MEMORY_H

/*
 * Read every table of the database at `from`, then insert all rows by prepared statements into a
 * new one at `to`, in one transaction. Returns the seconds that the inserting took, its commit
 * and checkpoint included; ends the program when something fails.
 */
double rows_in_memory_insert(const char *from, const char *to);

#endif
