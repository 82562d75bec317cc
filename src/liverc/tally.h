/*
 * The rows of a day added up by a name.
 */
#ifndef TRACKSIDE_LIVERC_TALLY_H
#define TRACKSIDE_LIVERC_TALLY_H

#include "trackside/arena.h"
#include "trackside/practice.h"

struct tally_entry {
    const char *name;
    int64_t n_laps; /* rows without a number of laps count nothing */
};

struct tally {
    struct tally_entry *entries; /* sorted by name, each name once */
    size_t n;
};

typedef const char *tally_name(const struct session_row *row);

/* Rows for which `name_of` gives NULL are left out. */
struct tally tally_rows(const struct session_row *rows, size_t n_rows, tally_name *name_of,
                        struct arena *scratch);

/* Rows by session: the ids that are listed. */
struct tally tally_sessions(const struct session_row *rows, size_t n_rows, struct arena *scratch);

/* NULL when no row has that name. */
const struct tally_entry *tally_find(const struct tally *tally, const char *name);

#endif
