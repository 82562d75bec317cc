/* Day by day: its pages, then its rows. */
#include "trackside/ingest_days.h"

#include "ingest_run.h"

#include "trackside/cleanup.h"

const char *ingest_days_status(const struct ingested_day *day)
{
    static const char *const names[] = {
        [INGEST_COMPLETED] = "completed",
        [INGEST_PARTIAL] = "partial",
        [INGEST_UNCHANGED] = "unchanged",
        [INGEST_EMPTY] = "empty",
    };

    return day->is_written ? names[day->report.status] : "failed";
}

/* ---- one day ---- */

static int fetch(struct ingest_days *ingesting, struct ingested_day *day, struct error *err)
{
    switch (day->fetch) {
    case DAY_FETCH_DUE:
    case DAY_FETCH_LIST:
        return mirror_practice_day(ingesting->mirror, day->slug, day->date,
                                   day->fetch == DAY_FETCH_LIST, &day->mirrored, err);
    case DAY_FETCH_AGAIN:
        return mirror_sessions_again(ingesting->mirror, day->slug, day->date, day->sessions,
                                     day->n_sessions, &day->mirrored, err);
    case DAY_FETCH_NOTHING:
        break;
    }
    return 0;
}

static int write_day(struct ingest_days *ingesting, struct ingested_day *day, struct error *err)
{
    struct arena pages CLEANUP(arena_deinit) = {0};
    struct task *task = ingesting->task;
    int64_t now = clock_utc(&task->clock);
    int r;

    arena_init(&pages); /* a day's pages go when it is written, however many days there are */
    r = ingest_practice_day(task->mirror_db, task->race_db, day->slug, day->date, now,
                            task->run.next, &pages, &day->report, err);
    if (r < 0)
        return r;
    day->is_written = true;
    ingest_run_keep(&day->report, ingesting->arena);
    if (task->offline || day->fetch == DAY_FETCH_NOTHING)
        return 0;
    return mirror_expire_day(task->mirror_db, day->slug, day->date, now, err);
}

/* For the log of runs. */
static void note_day(struct task *task, const struct ingested_day *day)
{
    const struct ingest_report *report = &day->report;
    struct run_counts counts = {.days = 1, .days_failed = !day->is_written};

    if (day->is_written) {
        counts.sessions = report->sessions_ingested;
        counts.laps = report->laps_ingested;
        counts.rows = report->rows.inserted + report->rows.updated;
    }
    run_note_add(&task->run, &counts);
}

int ingest_days_day(struct ingest_days *ingesting, struct ingested_day *day, struct error *err)
{
    int64_t n_before = mirror_requests(ingesting->mirror)->network;
    int r = fetch(ingesting, day, err);

    day->n_requests = mirror_requests(ingesting->mirror)->network - n_before;
    if (r == ERROR_PARTIAL && day->mirrored.n_listed > 0) {
        day->stopped = *err;
        r = 0;
    }
    if (r >= 0)
        r = write_day(ingesting, day, err);
    if (r < 0)
        day->failure = *err;
    note_day(ingesting->task, day);
    return r < 0 ? r : 0;
}

/* ---- several ---- */

static int tell(const struct ingest_days *ingesting, const struct ingested_day *day,
                struct error *err)
{
    return ingesting->day_ended == NULL ? 0 : ingesting->day_ended(ingesting->listener, day, err);
}

/* Is it of no use to go on with the next day now? */
static bool is_held_back(const struct ingested_day *day)
{
    return day->stopped.code != 0 || day->failure.code == ERROR_PARTIAL;
}

int ingest_days_run(struct ingest_days *ingesting, struct error *err)
{
    int n_unreachable = 0;
    bool goes_on = true;

    while (goes_on && ingesting->n_done < ingesting->n_days) {
        struct ingested_day *day = &ingesting->days[ingesting->n_done];
        struct error failure;
        int r;

        task_begin_day(ingesting->task, day->slug, day->date, (int64_t)ingesting->n_done,
                       (int64_t)(ingesting->n_days + ingesting->n_more));
        ingesting->n_done++;
        r = ingest_days_day(ingesting, day, &failure);
        if (ingest_run_is_ended_by(r)) {
            *err = failure;
            return r;
        }
        r = tell(ingesting, day, err);
        if (r < 0)
            return r;
        n_unreachable = day->failure.code == ERROR_UNREACHABLE ? n_unreachable + 1 : 0;
        goes_on = !is_held_back(day) && n_unreachable < INGEST_RUN_UNREACHABLE;
    }
    return 0;
}

struct error ingest_days_stopped(const struct ingest_days *ingesting)
{
    const struct ingested_day *last;

    if (ingesting->n_done == 0)
        return (struct error){0};
    last = &ingesting->days[ingesting->n_done - 1];
    if (last->stopped.code != 0)
        return last->stopped;
    if (is_held_back(last) || ingesting->n_done < ingesting->n_days)
        return last->failure;
    return (struct error){0};
}

bool ingested_day_is_complete(const struct ingested_day *day)
{
    if (!day->is_written || day->stopped.code != 0)
        return false;
    return day->report.status != INGEST_PARTIAL || day->fetch == DAY_FETCH_LIST;
}

bool ingest_days_is_complete(const struct ingest_days *ingesting)
{
    if (ingesting->n_done < ingesting->n_days)
        return false;
    for (size_t i = 0; i < ingesting->n_days; i++)
        if (!ingested_day_is_complete(&ingesting->days[i]))
            return false;
    return true;
}
