/* A directory for one run. */
#ifndef TRACKSIDE_TEMPORARY_H
#define TRACKSIDE_TEMPORARY_H

#include "trackside/arena.h"
#include "trackside/error.h"

/* Make it in `place`; its name has `what` in it, and lives in the arena. */
int temporary_make(const char *place, const char *what, struct arena *arena, const char **ret_dir,
                   struct error *err);

/* Remove it with all that is in it; NULL is none. */
void temporary_remove(const char *dir);

/* For CLEANUP. */
void temporary_remove_at(const char **dir);

#endif
