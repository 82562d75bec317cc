/* The days of an ingest. */
#include "trackside/ingest_choice.h"

#include "trackside/day_drift.h"
#include "trackside/event_id.h"
#include "trackside/ingest_plan.h"
#include "trackside/set_aside.h"

static struct ingested_day *add_day(struct ingest_days *ingesting,
                                    const struct ingest_choice *choice, struct date date,
                                    enum day_fetch fetch)
{
    struct ingested_day *day;

    ingesting->days =
        arena_grow(ingesting->arena, ingesting->days, ingesting->n_days, sizeof(*day));
    day = &ingesting->days[ingesting->n_days++];
    *day = (struct ingested_day){
        .slug = choice->slug,
        .date = date,
        .fetch = choice->is_list_only && fetch == DAY_FETCH_DUE ? DAY_FETCH_LIST : fetch,
    };
    return day;
}

/* Was it put away? *ret_archive: the file that has its rows; NULL when it was forgotten. */
static int find_set_aside(const struct ingest_days *ingesting, const char *slug, struct date date,
                          bool *ret_is, const char **ret_archive, struct error *err)
{
    const struct set_aside_event *days = NULL;
    size_t n = 0;
    int r = set_aside_list(ingesting->task->mirror_db, NULL,
                           event_id_of_day(slug, date, ingesting->arena), ingesting->arena, &days,
                           &n, err);

    *ret_is = n > 0;
    *ret_archive = n > 0 ? days[0].archive : NULL;
    return r;
}

/* A day that is named counts as wanted again, if its rows are not in an archive. */
static int choose_one(struct ingest_days *ingesting, const struct ingest_choice *choice,
                      struct error *err)
{
    const char *archive;
    char date[CALENDAR_TEXT_SIZE];
    bool is_set_aside;
    int r = find_set_aside(ingesting, choice->slug, choice->date, &is_set_aside, &archive, err);

    if (r < 0)
        return r;
    if (is_set_aside && archive != NULL)
        return error_set_hint_about(err, ERROR_FAILED, HINT_RESTORE_DAY, choice->slug,
                                    date_format(choice->date, date), "that day is in %s", archive);
    if (is_set_aside && !choice->is_dry) {
        task_say(ingesting->task, "that day was forgotten; it is taken in again");
        r = set_aside_remove(ingesting->task->mirror_db,
                             event_id_of_day(choice->slug, choice->date, ingesting->arena), err);
    }
    add_day(ingesting, choice, choice->date, DAY_FETCH_DUE);
    return r;
}

static int choose_drifted(struct ingest_days *ingesting, const struct ingest_choice *choice,
                          struct error *err)
{
    const struct drifting_day *drifting;
    struct date all = {.year = 0};
    size_t n = 0;
    int r =
        day_drift_list(ingesting->task, ingesting->arena, choice->slug, all, &drifting, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        add_day(ingesting, choice, drifting[i].date, DAY_FETCH_DUE);
    return r;
}

int ingest_choose_days(struct ingest_days *ingesting, struct ingest_choice *choice, size_t first,
                       struct error *err)
{
    struct day_walk *walk = &choice->walk;
    int r = 0;

    for (size_t i = first; r == 0 && i < walk->n_days; i++) {
        bool is_known = false, is_set_aside = false;
        const char *archive;

        r = find_set_aside(ingesting, choice->slug, walk->days[i].date, &is_set_aside, &archive,
                           err);
        choice->n_set_aside += r == 0 && is_set_aside;
        if (r < 0 || is_set_aside)
            continue;
        r = ingest_plan_is_known(ingesting->task, ingesting->arena, choice->slug, &walk->days[i],
                                 &is_known, err);
        if (r == 0 && !is_known && choice->goes_on)
            r = ingest_plan_is_exhausted(ingesting, choice->slug, &walk->days[i], &is_known, err);
        if (r < 0 || (is_known && choice->goes_on))
            continue;
        add_day(ingesting, choice, walk->days[i].date, is_known ? DAY_FETCH_NOTHING : DAY_FETCH_DUE)
            ->n_expected = walk->days[i].n_sessions;
    }
    return r;
}

static int choose_range(struct ingest_days *ingesting, struct ingest_choice *choice,
                        struct error *err)
{
    struct task *task = ingesting->task;
    int r = choice->is_dry ? day_walk_look(task, ingesting->arena, ingesting->mirror, choice->slug,
                                           choice->from, choice->to, &choice->walk, err)
                           : day_walk_find(task, ingesting->arena, ingesting->mirror, choice->slug,
                                           choice->from, choice->to, &choice->walk, err);

    return r < 0 ? r : ingest_choose_days(ingesting, choice, 0, err);
}

int ingest_choose(struct ingest_days *ingesting, struct ingest_choice *choice, struct error *err)
{
    if (!date_is_absent(choice->date))
        return choose_one(ingesting, choice, err);
    return choice->is_drifted ? choose_drifted(ingesting, choice, err)
                              : choose_range(ingesting, choice, err);
}
