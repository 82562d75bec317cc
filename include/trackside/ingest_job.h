/*
 * An ingest that outlasts a day's budget: a range month by month, newest first, each month's page
 * and then its days, until a rate, the budget, a lost network or the user ends it for now. Nothing
 * is kept of the job itself: what is stored tells where it goes on.
 */
#ifndef TRACKSIDE_INGEST_JOB_H
#define TRACKSIDE_INGEST_JOB_H

#include "trackside/ingest_choice.h"
#include "trackside/ingest_plan.h"

struct ingest_job {
    struct ingest_days *days;     /* whose mirror is open; days are added as months come */
    struct ingest_choice *choice; /* a range, with goes_on; its walk becomes what is known of it */

    /* what came of it */
    struct error stopped;    /* code 0, or why it goes no further now; ERROR_INTERRUPTED too */
    struct ingest_plan left; /* what there is to do still, of the whole range */
    int n_unreachable;       /* months in a row that could not be had because nobody answers */
};

/* Go on with it. Negative only for what leaves nothing to tell: the databases, a range that is
 * refused, a track whose months cannot be had. */
int ingest_job_run(struct ingest_job *job, struct error *err);

#endif
