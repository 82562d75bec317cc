/* A range, as far as it goes today. */
#include "trackside/ingest_job.h"

/* ---- as far as it goes ---- */

enum {
    UNREACHABLE_IN_A_ROW = 3, /* months, each with all its retries; then the network is gone */
};

/* A month whose page did not come yet has as many days as the others on average. */
static size_t expected_days(const struct day_walk *walk, size_t n_months)
{
    return walk->n_months_known == 0 ? 0 : walk->n_days * n_months / walk->n_months_known;
}

/* The days of a month into the run. */
static int find_month(struct ingest_job *job, struct date month, enum walk_use use,
                      struct error *err)
{
    struct ingest_days *days = job->days;
    struct day_walk *walk = &job->choice->walk;
    size_t first = walk->n_days;
    int r = day_walk_month(days->task, days->arena, days->mirror, job->choice->slug, walk, month,
                           use, err);

    return r < 0 ? r : ingest_choose_days(days, job->choice, first, err);
}

/* Is it of no use to ask for another month now? A page that fails for itself stops no other. */
static bool is_at_its_end(struct ingest_job *job, const struct error *failure)
{
    job->n_unreachable = failure->code == ERROR_UNREACHABLE ? job->n_unreachable + 1 : 0;
    return failure->code == ERROR_PARTIAL || job->n_unreachable == UNREACHABLE_IN_A_ROW;
}

static int ingest_month(struct ingest_job *job, struct date month, struct error *err)
{
    struct ingest_days *days = job->days;
    const struct day_walk *walk = &job->choice->walk;
    const struct error *held_back = &mirror_requests(days->mirror)->held_back;
    size_t n_gaps = walk->n_gaps, n_known = walk->n_months_known;
    int r = find_month(job, month, WALK_ASK, err);

    if (r == 0 && walk->n_gaps > n_gaps && is_at_its_end(job, &walk->gaps[n_gaps].error))
        job->stopped = walk->gaps[n_gaps].error;
    if (r == 0 && job->stopped.code == 0)
        r = ingest_days_run(days, err);
    if (r == 0 && job->stopped.code == 0)
        job->stopped = ingest_days_stopped(days);
    if (r == 0 && job->stopped.code == 0)
        job->stopped = *held_back;
    if (r != ERROR_INTERRUPTED)
        return r;
    job->stopped = *err;
    return walk->n_months_known > n_known ? 0 : find_month(job, month, WALK_STORED, err);
}

/* ---- what is left ---- */

/* What the site has nothing more of now is not left, once it is written. */
static void drop_had(struct ingest_plan *left, const struct ingested_day *days)
{
    size_t n = 0;

    for (size_t i = 0; i < left->n_days; i++)
        if (!days[i].is_written || left->days[i].n_lists + left->days[i].n_sessions > 0)
            left->days[n++] = left->days[i];
    left->n_days = n;
}

/* Days that were not come to or are not whole, and those of stored pages of the months behind. */
static int plan_left(struct ingest_job *job, struct error *err)
{
    struct ingest_days rest = *job->days;
    size_t n = 0;
    int r;

    rest.days = arena_new_array(rest.arena, rest.n_days + 1, struct ingested_day);
    for (size_t i = 0; i < job->days->n_days; i++)
        if (i >= job->days->n_done || !ingested_day_is_complete(&job->days->days[i]))
            rest.days[n++] = job->days->days[i];
    rest.n_days = n;
    r = ingest_plan_make(&rest, &job->choice->walk, job->choice->slug, &job->left, err);
    if (r == 0)
        drop_had(&job->left, rest.days);
    return r;
}

int ingest_job_run(struct ingest_job *job, struct error *err)
{
    struct ingest_days *days = job->days;
    struct ingest_choice *choice = job->choice;
    struct day_walk *walk = &choice->walk;
    size_t n = 0;
    int r = day_walk_begin(days->task, days->arena, days->mirror, choice->slug, choice->from,
                           choice->to, walk, err);

    while (r == 0 && job->stopped.code == 0 && n < walk->n_months) {
        days->n_more = expected_days(walk, walk->n_months - n - 1);
        r = ingest_month(job, walk->months[n++], err);
    }
    for (; r == 0 && n < walk->n_months; n++)
        r = find_month(job, walk->months[n], WALK_STORED, err);
    return r == 0 ? plan_left(job, err) : r;
}
