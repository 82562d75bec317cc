/* Ingested days in words. */
#include "ingest_talk.h"

#include "exit_code.h"
#include "findings_view.h"
#include "hint.h"
#include "request_talk.h"
#include "track_talk.h"

#include "trackside/ingesting_view.h"

static void say_day(struct context *context, const struct ingest_days *ingesting,
                    const struct ingested_day *day)
{
    struct talk *talk = &context->talk;
    struct arena *arena = &context->arena;
    char date[CALENDAR_TEXT_SIZE];
    const char *of_day = "";

    if (ingesting->n_days > 1)
        of_day = arena_format(arena, "%s: ", date_format(day->date, date));
    if (day->failure.code != 0)
        talk_say(talk, "%s%s", of_day, hint_sentence(&day->failure, arena));
    else if (day->stopped.code != 0)
        talk_say(talk, "%sstopped early: %s", of_day, hint_sentence(&day->stopped, arena));
    else if (day->mirrored.first_failure.code != 0)
        talk_say(talk, "%s%lld session pages are missing; the first: %s", of_day,
                 (long long)day->mirrored.n_failed,
                 hint_sentence(&day->mirrored.first_failure, arena));
    else if (day->is_written && day->report.first_failed != NULL)
        talk_say(talk, "%s%lld session pages were left aside; the first: session %s: %s", of_day,
                 (long long)day->report.sessions_detail_failed, day->report.first_failed,
                 hint_sentence(&day->report.first_failure, arena));
}

static void say_checks(struct context *context, const struct ingest_checks *checks)
{
    for (size_t i = 0; i < checks->n_told; i++)
        talk_say(&context->talk, "%s", checks->told[i]);
}

/* What a person should know beside the figures; the exit code of days and requests. */
static int conclude(struct context *context, const struct ingest_days *ingesting, struct error *err)
{
    const struct mirror_requests *requests = mirror_requests(ingesting->mirror);
    int64_t n_ambiguous = 0, n_impossible = 0, n_failed_checks = 0;
    struct ingest_oddity oddities[FINDING_N_KINDS] = {{.n = 0}};
    int r = 0;

    request_talk_say_stale(context, requests);
    for (size_t i = 0; i < ingesting->n_done; i++) {
        const struct ingested_day *day = &ingesting->days[i];

        say_day(context, ingesting, day);
        n_ambiguous += day->report.starts_ambiguous;
        n_impossible += day->report.starts_impossible;
        n_failed_checks += day->report.self_check.failed;
        findings_view_add(oddities, &day->report);
    }
    if (ingesting->n_done < ingesting->n_days)
        talk_say(&context->talk, "%lld days were not come to; the same command goes on with them",
                 (long long)(ingesting->n_days - ingesting->n_done));
    for (size_t i = 0; i < ingesting->n_done; i++)
        say_checks(context, &ingesting->days[i].report.self_check);
    if (n_failed_checks > 0)
        talk_say(&context->talk,
                 "%lld pages print figures that their laps do not give; `trackside status` and "
                 "`trackside show` tell which",
                 (long long)n_failed_checks);
    findings_view_say(context, oddities);
    track_talk_doubtful(context, n_ambiguous, n_impossible);
    if (ingesting->n_days > 0)
        r = track_talk_zone(context, ingesting->days[0].slug, err);
    if (r < 0)
        return r;
    return ingest_days_is_complete(ingesting) ? request_talk_exit_code(requests) : EXIT_PARTIAL;
}

int ingest_talk_run_day(struct context *context, struct ingest_days *ingesting, struct error *err)
{
    struct ingested_day *day = &ingesting->days[0];
    struct answer *answer = NULL;
    int r;

    task_begin_day(&context->task, day->slug, day->date, 0, 1);
    ingesting->n_done = 1;
    r = ingest_days_day(ingesting, day, err);
    if (r == 0)
        r = ingesting_view_answer(ingesting, false, &answer, err);
    if (r == 0)
        r = answer_print(answer, &context->output, err);
    return r < 0 ? r : conclude(context, ingesting, err);
}

/* Whoever is told of days as they end, with --ndjson. */
struct printing {
    struct context *context;
    const struct ingest_days *ingesting;
};

static int print_day(void *listener, const struct ingested_day *day, struct error *err)
{
    const struct printing *printing = listener;

    return answer_print(ingesting_view_day(printing->ingesting, day), &printing->context->output,
                        err);
}

int ingest_talk_run(struct context *context, struct ingest_days *ingesting, struct error *err)
{
    struct printing printing = {.context = context, .ingesting = ingesting};
    bool is_told = context->output.form == OUTPUT_NDJSON;
    struct answer *answer = NULL;
    int r;

    ingesting->day_ended = is_told ? print_day : NULL;
    /* cppcheck-suppress autoVariables ; taken back before this returns */
    ingesting->listener = &printing;
    r = ingest_days_run(ingesting, err);
    ingesting->listener = NULL;
    if (r == 0)
        r = is_told ? ingesting_view_summary(ingesting, &answer, err)
                    : ingesting_view_answer(ingesting, true, &answer, err);
    if (r == 0)
        r = answer_print(answer, &context->output, err);
    return r < 0 ? r : conclude(context, ingesting, err);
}

/* ---- a range that takes more than a day ---- */

void ingest_talk_gaps(struct context *context, const struct day_walk *walk)
{
    char month[CALENDAR_TEXT_SIZE];

    for (size_t i = 0; i < walk->n_gaps; i++)
        if (walk->gaps[i].error.code != 0)
            talk_say(&context->talk, "%s is missing: %s",
                     date_format_month(walk->gaps[i].month, month),
                     hint_sentence(&walk->gaps[i].error, &context->arena));
}

void ingest_talk_plan(struct context *context, const char *what, const struct ingest_plan *plan)
{
    struct talk *talk = &context->talk;
    char time[NUMBER_TEXT_SIZE], at[CALENDAR_TEXT_SIZE];

    talk_say(talk,
             "%s %lld days would ask for %lld list pages and %lld session pages; the rates alone "
             "make that take %s",
             what, (long long)plan->n_days, (long long)plan->n_lists, (long long)plan->n_sessions,
             number_format_duration(plan->seconds, time));
    if (plan->n_missing > 0 && is_absent(plan->n_expected_days))
        talk_say(talk, "the pages of %zu months are not stored: what is in them is not known",
                 plan->n_missing);
    else if (plan->n_missing > 0)
        talk_say(talk,
                 "the pages of %zu months are not stored; by the others, they have about %lld days "
                 "and %lld sessions, which is reckoned in",
                 plan->n_missing, (long long)plan->n_expected_days,
                 (long long)plan->n_expected_sessions);
    if (plan->n_over_budget > 0)
        talk_say(talk, "%lld of the list pages are beyond the budget of this day",
                 (long long)plan->n_over_budget);
    if (plan->n_work_days > 1)
        talk_say(talk, "it is work for %lld days, until %s at the earliest",
                 (long long)plan->n_work_days, utc_format(plan->done_at, at));
}

/* "2025-09-14, 2025-07-05 and 12 more": the first of what is left. */
static const char *list_left(const struct ingest_plan *left, struct arena *arena)
{
    enum {
        N_SHOWN = 8,
    };
    const char *list = "";
    char text[CALENDAR_TEXT_SIZE];
    size_t n_all = left->n_days + left->n_missing;

    for (size_t i = 0; i < n_all && i < N_SHOWN; i++) {
        const char *one = i < left->n_days
                              ? date_format(left->days[i].date, text)
                              : date_format_month(left->missing[i - left->n_days].month, text);

        list = arena_format(arena, "%s%s%s", list, i > 0 ? ", " : "", one);
    }
    return n_all > N_SHOWN ? arena_format(arena, "%s and %zu more", list, n_all - N_SHOWN) : list;
}

int ingest_talk_run_job(struct context *context, struct ingest_job *job, struct error *err)
{
    struct printing printing = {.context = context, .ingesting = job->days};
    bool is_told = context->output.form == OUTPUT_NDJSON;
    struct answer *answer = NULL;
    int r;

    job->days->day_ended = is_told ? print_day : NULL;
    job->days->listener = &printing;
    r = ingest_job_run(job, err);
    if (r == 0)
        r = ingesting_view_job(job, is_told, &answer, err);
    if (r == 0)
        r = answer_print(answer, &context->output, err);
    if (r == 0)
        r = conclude(context, job->days, err);
    if (r < 0)
        return r;
    ingest_talk_gaps(context, &job->choice->walk);
    if (!ingest_plan_is_empty(&job->left)) {
        ingest_talk_plan(context, "left:", &job->left);
        talk_say(&context->talk, "left are %s; the same command goes on there",
                 list_left(&job->left, &context->arena));
    }
    if (job->stopped.code == ERROR_INTERRUPTED)
        return EXIT_INTERRUPTED;
    return r == EXIT_DONE && !ingest_plan_is_empty(&job->left) ? EXIT_PARTIAL : r;
}
