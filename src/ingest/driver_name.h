/*
 * The central system's rule for drivers.normalized_name, exactly, so that rows of both programs
 * meet. It is an identity rule, not a search key: accents stay (text_fold is for finding).
 */
#ifndef TRACKSIDE_DRIVER_NAME_H
#define TRACKSIDE_DRIVER_NAME_H

#include "trackside/arena.h"

/* "O'Brien, Sean" -> "obrien sean". In the arena; "" for an empty name or one of stop words only.
 */
char *driver_name_normalize(const char *name, struct arena *arena);

/* Is it the text LiveRC prints for a transponder nobody has claimed? NULL counts as unknown. */
bool driver_name_is_unknown(const char *name);

#endif
