/* trackside ingest: mirror what is missing of practice days, then write them. */
#include "arguments.h"
#include "commands.h"
#include "event_ingest.h"
#include "exit_code.h"
#include "hint.h"
#include "ingest_plan_view.h"
#include "ingesting_view.h"

#include "trackside/cleanup.h"
#include "trackside/day_drift.h"
#include "trackside/event_id.h"
#include "trackside/ingest_plan.h"
#include "trackside/set_aside.h"

/* What was asked for. */
struct question {
    const char *slug;
    struct date date;     /* one day; absent: a range, or what drifted */
    struct date from, to; /* either may be absent, not both, unless is_drifted */
    bool is_drifted;
    bool is_list_only;
    bool is_dry;
};

/* ---- the question ---- */

static int read_days(const struct invocation *invocation, struct question *question,
                     struct error *err)
{
    bool is_range = invocation_has(invocation, "from") || invocation_has(invocation, "to");
    bool is_one = invocation->n_arguments > 1;

    question->is_drifted = invocation_has(invocation, "drifted");
    if (is_one + is_range + question->is_drifted != 1)
        return error_set(err, ERROR_USAGE,
                         "give one DATE, or a range by --from and --to, or --drifted");
    if (is_range && !invocation_has(invocation, "from"))
        return error_set(err, ERROR_USAGE, "--to needs --from: where does the range begin?");
    if (is_one)
        return argument_date(invocation, 1, &question->date, err);
    return argument_range(invocation, &question->from, &question->to, err);
}

static int read_question(struct context *context, const struct invocation *invocation,
                         struct question *question, struct error *err)
{
    int r = argument_slug(context, invocation, 0, &question->slug, err);

    question->is_list_only = invocation_has(invocation, "list-only");
    question->is_dry = invocation_has(invocation, "dry-run");
    return r == 0 ? read_days(invocation, question, err) : r;
}

/* ---- which days ---- */

static void add_day(struct context *context, struct ingest_days *ingesting,
                    const struct question *question, struct date date, enum day_fetch fetch)
{
    ingesting->days =
        arena_grow(&context->arena, ingesting->days, ingesting->n_days, sizeof(*ingesting->days));
    ingesting->days[ingesting->n_days++] = (struct ingested_day){
        .slug = question->slug,
        .date = date,
        .fetch = question->is_list_only && fetch == DAY_FETCH_DUE ? DAY_FETCH_LIST : fetch,
    };
}

/* Was it put away? *ret_archive: the file that has its rows; NULL when it was forgotten. */
static int find_set_aside(struct context *context, const char *slug, struct date date, bool *ret_is,
                          const char **ret_archive, struct error *err)
{
    const struct set_aside_event *days = NULL;
    size_t n = 0;
    int r =
        set_aside_list(context->task.mirror_db, NULL, event_id_of_day(slug, date, &context->arena),
                       &context->arena, &days, &n, err);

    *ret_is = n > 0;
    *ret_archive = n > 0 ? days[0].archive : NULL;
    return r;
}

/* A day that is named counts as wanted again, if its rows are not in an archive. */
static int take_in_again(struct context *context, const struct question *question,
                         struct error *err)
{
    const char *archive;
    char date[CALENDAR_TEXT_SIZE];
    bool is_set_aside;
    int r = find_set_aside(context, question->slug, question->date, &is_set_aside, &archive, err);

    if (r < 0 || !is_set_aside)
        return r;
    if (archive != NULL)
        return error_set(err, ERROR_FAILED,
                         "that day is in %s; `trackside restore %s %s` brings it back", archive,
                         question->slug, date_format(question->date, date));
    if (question->is_dry)
        return 0;
    talk_say(&context->talk, "that day was forgotten; it is taken in again");
    return set_aside_remove(context->task.mirror_db,
                            event_id_of_day(question->slug, question->date, &context->arena), err);
}

static int find_drifted(struct context *context, struct ingest_days *ingesting,
                        const struct question *question, struct error *err)
{
    const struct drifting_day *drifting;
    struct date all = {.year = 0};
    size_t n;
    int r =
        day_drift_list(&context->task, &context->arena, question->slug, all, &drifting, &n, err);

    if (r < 0)
        return r;
    for (size_t i = 0; i < n; i++)
        add_day(context, ingesting, question, drifting[i].date, DAY_FETCH_DUE);
    if (n == 0)
        talk_say(&context->talk,
                 "no stored day of %s is known to have drifted; `trackside discover %s` looks",
                 question->slug, question->slug);
    return 0;
}

static void say_range(struct context *context, const struct question *question,
                      const struct day_walk *walk)
{
    char from[CALENDAR_TEXT_SIZE], to[CALENDAR_TEXT_SIZE], month[CALENDAR_TEXT_SIZE];

    if (walk->is_cut)
        talk_say(&context->talk, "--to is in the future; asked is until today, %s",
                 date_format(walk->to, to));
    for (size_t i = 0; i < walk->n_gaps; i++)
        talk_say(&context->talk, "%s is missing: %s", date_format_month(walk->gaps[i].month, month),
                 hint_sentence(&walk->gaps[i].error, &context->arena));
    if (walk->n_days == 0 && walk->n_gaps == 0)
        talk_say(&context->talk, "%s lists no practice from %s to %s", question->slug,
                 date_format(walk->from, from), date_format(walk->to, to));
}

static int find_range(struct context *context, struct ingest_days *ingesting,
                      const struct question *question, bool *ret_has_gaps, struct error *err)
{
    struct day_walk walk;
    int64_t n_set_aside = 0;
    int r = day_walk_find(&context->task, &context->arena, ingesting->mirror, question->slug,
                          question->from, question->to, &walk, err);

    if (r < 0)
        return r;
    say_range(context, question, &walk);
    for (size_t i = 0; r == 0 && i < walk.n_days; i++) {
        bool is_known = false, is_set_aside = false;
        const char *archive;

        r = find_set_aside(context, question->slug, walk.days[i].date, &is_set_aside, &archive,
                           err);
        n_set_aside += r == 0 && is_set_aside;
        if (r < 0 || is_set_aside)
            continue;
        r = ingest_plan_is_known(&context->task, &context->arena, question->slug, &walk.days[i],
                                 &is_known, err);
        add_day(context, ingesting, question, walk.days[i].date,
                is_known ? DAY_FETCH_NOTHING : DAY_FETCH_DUE);
        ingesting->days[ingesting->n_days - 1].n_expected = walk.days[i].n_sessions;
    }
    if (n_set_aside > 0)
        talk_say(&context->talk,
                 "%lld days of the range were archived or forgotten and are passed over; "
                 "`trackside status %s` lists them",
                 (long long)n_set_aside, question->slug);
    *ret_has_gaps = walk.n_gaps > 0;
    return r;
}

/* ---- the run ---- */

static int ingest_one(struct context *context, struct ingest_days *ingesting,
                      const struct question *question, struct error *err)
{
    int r;

    add_day(context, ingesting, question, question->date, DAY_FETCH_DUE);
    task_begin_day(&context->task, question->slug, question->date, 0, 1);
    ingesting->n_done = 1;
    r = ingest_days_day(ingesting, ingesting->days, err);
    if (r == 0)
        r = ingesting_view_print(context, ingesting, err);
    if (r == 0)
        r = ingesting_view_say(context, ingesting, err);
    return r < 0 ? r : ingesting_view_exit_code(ingesting);
}

static int ingest_several(struct context *context, struct ingest_days *ingesting, bool has_gaps,
                          struct error *err)
{
    int code = ingesting_view_run(context, ingesting, err);

    return code == EXIT_DONE && has_gaps ? EXIT_PARTIAL : code;
}

static int plan(struct context *context, const struct ingest_days *ingesting,
                const struct question *question, struct error *err)
{
    struct ingest_plan plan;
    int r = ingest_plan_make(ingesting, question->slug, &plan, err);

    return r < 0 ? r
                 : ingest_plan_view_print(context, &plan, mirror_requests(ingesting->mirror), err);
}

static int answer(struct context *context, struct ingest_days *ingesting,
                  const struct question *question, struct error *err)
{
    bool has_gaps = false;
    int r = 0;

    if (!date_is_absent(question->date))
        r = take_in_again(context, question, err);
    if (r < 0)
        return r;
    if (!date_is_absent(question->date) && !question->is_dry)
        return ingest_one(context, ingesting, question, err);
    if (!date_is_absent(question->date))
        add_day(context, ingesting, question, question->date, DAY_FETCH_DUE);
    else if (question->is_drifted)
        r = find_drifted(context, ingesting, question, err);
    else
        r = find_range(context, ingesting, question, &has_gaps, err);
    if (r < 0)
        return r;
    if (question->is_dry)
        return plan(context, ingesting, question, err);
    return ingest_several(context, ingesting, has_gaps, err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct mirror_options options;
    struct ingest_days ingesting = {.task = &context->task, .arena = &context->arena};
    struct question question = {.slug = NULL};
    int r;

    if (event_ingest_is_asked(context, invocation))
        return event_ingest_run(context, invocation, err);
    r = read_question(context, invocation, &question, err);
    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r < 0)
        return r;
    options = task_mirror_options(&context->task, &context->arena);
    r = mirror_open(context->task.mirror_db, &options, &mirror, err);
    ingesting.mirror = mirror;
    ingesting.slug = question.slug;
    return r < 0 ? r : answer(context, &ingesting, &question, err);
}

static const struct option_spec options[] = {
    {"from", "DATE", "the first day of a range; every practice day in it", 0, false},
    {"to", "DATE", "the last day; default: today", 0, false},
    {"event", "ID", "a race event, by its number or address", 0, false},
    {"events", NULL, "the race events of the range, instead of practice days", 0, false},
    {"drifted", NULL, "stored days that the site is known to list otherwise", 0, false},
    {"list-only", NULL, "the lists of sessions alone, without their laps", 0, false},
    {"dry-run", NULL, "tell what would be asked for and how long it takes", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_ingest = {
    .name = "ingest",
    .arguments =
        "(SLUG (DATE | [--events] --from DATE [--to DATE] | --drifted | --event ID) | URL)",
    .summary = "Fetch what is missing of practice days and write them into the race store",
    .examples = "trackside ingest canberraoffroad 2025-10-25\n"
                "trackside ingest canberraoffroad --from 2025-01-01 --to 2025-10-31 --dry-run\n"
                "trackside ingest canberraoffroad 2025-10-25 --offline --json\n"
                "trackside ingest canberraoffroad --event 486677\n"
                "trackside ingest canberraoffroad --events --from 2025-11-01",
    .notes =
        "Asks for the day's list when it is due, and for the session pages that are new, whose "
        "row in\nthe list changed, or that failed before. Of a race event: for its own page, and "
        "for the races, entries and rankings that it links to. Every page is kept before it is "
        "read. "
        "Running it again\nchanges nothing that did not change on the site.\n\n"
        "A range takes the days that the month pages list, newest first, each in a transaction of "
        "its own. A\nday that fails stops no other (exit 3), and the same command goes on where a "
        "rate, a lost network\nor Ctrl-C stopped it: days that are complete and long over cost no "
        "request.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 2,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .is_logged = true,
    .run = run,
};
