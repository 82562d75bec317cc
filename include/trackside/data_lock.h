/*
 * Locks between the processes that share a data directory: one file beside the database, one byte
 * of it for each thing that only one process may do at a time. They die with their process, however
 * it ends, and block nobody who does not ask for them.
 */
#ifndef TRACKSIDE_DATA_LOCK_H
#define TRACKSIDE_DATA_LOCK_H

#include "trackside/db.h"

struct data_lock;

/* The lock file of an open database, `PATH.lock`, made when it is missing. */
int data_lock_open(struct db *db, struct data_lock **ret_lock, struct error *err);
void data_lock_close(struct data_lock *lock); /* releases what is held; accepts NULL */
void data_lock_close_at(struct data_lock **lock);

enum {
    DATA_LOCK_HELD = 1, /* another process has it */
};

/*
 * Take what `key` names, without waiting: 0, DATA_LOCK_HELD, or ERROR_FAILED where the file system
 * has no locks. To take what one holds already is 0 as well. Two keys share a byte once in 2^62.
 */
int data_lock_try(struct data_lock *lock, const char *key, struct error *err);
void data_lock_release(struct data_lock *lock, const char *key);

#endif
