/*
 * Are the databases sound? SQLite's own checks, and ours: each a query of schema/queries/check or
 * mirror_check that gives the rows it finds wrong.
 */
#ifndef TRACKSIDE_STORE_CHECK_H
#define TRACKSIDE_STORE_CHECK_H

#include "trackside/db.h"

struct check_finding {
    const char *database; /* "race", "mirror", "archive-2019" */
    const char *check;    /* "integrity", "foreign_keys", or the name of our query: "elapsed" */
    const char *place;    /* "session 21287637, lap 3" */
    const char *finding;  /* half a sentence */
    enum hint hint;       /* goes on behind it; names nothing */
};

struct check_report {
    struct check_finding *findings;
    size_t n_findings;
    size_t n_archives; /* that were checked, beside both databases */
    size_t n_checks;   /* made */
    size_t n_left_out; /* findings beyond the first thousand of a check */
};

/*
 * Check both, and the archives in their directory. 0 also with findings; they live in the arena.
 * ERROR_INTERRUPTED between two checks once *interrupted is set.
 */
int store_check(struct db *mirror_db, struct db *race_db, const char *data_dir,
                const volatile sig_atomic_t *interrupted, struct arena *arena,
                struct check_report *ret_report, struct error *err);

#endif
