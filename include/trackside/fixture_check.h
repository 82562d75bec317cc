/* Is a fixture whole: are its files as recorded, and is every page there that its days need? */
#ifndef TRACKSIDE_FIXTURE_CHECK_H
#define TRACKSIDE_FIXTURE_CHECK_H

#include "trackside/fixture_rows.h"

/* Files that are not there, or not as recorded. */
void fixture_check_files(const struct fixture *fixture, struct fixture_problems *problems);

/*
 * Of each day: its month, all parts of its list, and every session page that the list names; of
 * each page what it belongs to. A page that the site did not give (another status than 200) is not
 * there.
 */
void fixture_check_pages(const struct fixture *fixture, struct fixture_problems *problems);

struct fixture_verdicts {
    int64_t n_passed;
    int64_t n_failed;
    int64_t n_unchecked;
};

/* Self-checks of the rows. With `problems` (else NULL) those that failed are put there. */
void fixture_check_verdicts(const struct fixture_rows *rows, struct arena *arena,
                            struct fixture_problems *problems,
                            struct fixture_verdicts *ret_verdicts);

#endif
