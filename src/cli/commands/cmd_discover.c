/* trackside discover: which practice days the site has. */
#include "arguments.h"
#include "commands.h"
#include "exit_code.h"
#include "findings_view.h"
#include "hint.h"
#include "request_talk.h"

#include "trackside/cleanup.h"
#include "trackside/discovery_view.h"

#include <stdio.h>

enum {
    DAYS_OF_A_YEAR = 365,
};

/* ---- what became of it ---- */

struct verdict {
    size_t n_listed;
    size_t n_failed;
    bool has_unknown_page;
    const struct error *first; /* of the failures */
};

static void count_failure(struct verdict *verdict, const struct error *error)
{
    verdict->n_failed++;
    if (verdict->first == NULL)
        verdict->first = error;
    if (error->code == ERROR_UNKNOWN_PAGE)
        verdict->has_unknown_page = true;
}

static struct verdict judge(const struct discovery *discovery)
{
    struct verdict verdict = {.n_listed = 0};

    for (size_t i = 0; i < discovery->n_months; i++) {
        verdict.n_listed += discovery->months[i].state == DISCOVERY_LISTED;
        if (discovery->months[i].state == DISCOVERY_FAILED)
            count_failure(&verdict, &discovery->months[i].failure);
    }
    for (size_t i = 0; i < discovery->n_failures; i++)
        count_failure(&verdict, &discovery->failures[i].error);
    return verdict;
}

/* For the log of runs: days found, and what they hold. */
static void note_days(struct context *context, const struct discovery *discovery)
{
    struct run_counts counts = {.days = 0};

    for (size_t i = 0; i < discovery->n_months; i++) {
        const struct discovery_month *month = &discovery->months[i];

        counts.days += (int64_t)month->n_days;
        for (size_t j = 0; j < month->n_days; j++)
            counts.sessions += month->days[j].n_sessions;
    }
    counts.days_failed = (int64_t)discovery->n_failures;
    run_note_add(&context->task.run, &counts);
}

static void say_failures(struct context *context, const struct discovery *discovery)
{
    struct talk *talk = &context->talk;
    struct arena *arena = &context->arena;
    char date[CALENDAR_TEXT_SIZE];

    for (size_t i = 0; i < discovery->n_months; i++)
        if (discovery->months[i].state == DISCOVERY_FAILED)
            talk_say(talk, "%s is missing: %s",
                     discovery_view_month_text(discovery->months[i].month, arena),
                     hint_sentence(&discovery->months[i].failure, arena));
    for (size_t i = 0; i < discovery->n_failures; i++)
        talk_say(talk, "the figures of %s are missing: %s",
                 date_format(discovery->failures[i].date, date),
                 hint_sentence(&discovery->failures[i].error, arena));
}

/* Of the pages that the answer stands on. */
static void say_findings(struct context *context, const struct discovery *discovery)
{
    struct ingest_oddity oddities[FINDING_N_KINDS] = {{.n = 0}};

    for (size_t i = 0; i < discovery->n_months; i++) {
        const struct discovery_month *month = &discovery->months[i];

        for (size_t k = 0; month->has_page && k < month->page.n_findings; k++)
            findings_view_note(oddities, &month->page.findings[k], month->page.url,
                               month->page.cache_key);
    }
    if (findings_view_tell(context, oddities))
        talk_say(&context->talk,
                 "`trackside cache show KEY --parse` lists all that was odd, KEY "
                 "being such as practice:month:%s:YYYY-MM",
                 discovery->slug);
}

/* When no month could be had, the reason is the command's own; else the rest is worth having. */
static int conclude(struct context *context, const struct discovery *discovery, struct error *err)
{
    struct verdict verdict = judge(discovery);
    const struct mirror_requests *requests = mirror_requests(discovery->mirror);

    if (verdict.n_listed == 0 && verdict.n_failed > 0)
        return error_wrap(err, verdict.has_unknown_page ? ERROR_UNKNOWN_PAGE : verdict.first->code,
                          verdict.first, "%s", verdict.first->message);
    say_failures(context, discovery);
    say_findings(context, discovery);
    request_talk_say_stale(context, requests);
    if (verdict.has_unknown_page)
        return EXIT_UNKNOWN_PAGE;
    if (verdict.n_failed > 0)
        return EXIT_PARTIAL;
    return request_talk_exit_code(requests);
}

/* Whoever is told of months as they come. */
struct printing {
    struct context *context;
    const struct discovery *discovery;
};

static int print_month(void *listener, const struct discovery_month *month, struct error *err)
{
    const struct printing *printing = listener;
    struct context *context = printing->context;
    int r = answer_print(discovery_view_month(printing->discovery, month, &context->arena),
                         &context->output, err);

    return r == 0 && fflush(stdout) == EOF ? output_fail(err) : r;
}

/* Even when nothing could be had, a program that reads JSON is told what and why. */
static int find_days(struct context *context, struct discovery *discovery, struct error *err)
{
    struct verdict verdict;
    struct answer *answer = NULL;
    int r;

    if (context->output.form == OUTPUT_NDJSON)
        discovery->month_ended = print_month;
    r = discovery_run(discovery, err);
    if (r < 0)
        return r;
    note_days(context, discovery);
    verdict = judge(discovery);
    if (verdict.n_listed > 0 || verdict.n_failed == 0 || output_is_json(&context->output))
        r = discovery_view_answer(discovery, context->output.form != OUTPUT_NDJSON, &answer, err);
    if (r == 0 && answer != NULL)
        r = answer_print(answer, &context->output, err);
    return r == 0 ? conclude(context, discovery, err) : r;
}

/* ---- --months ---- */

/* A month page that came just now, or is within its time. */
static bool is_list_fresh(const struct discovery *discovery)
{
    for (size_t i = 0; i < discovery->n_months; i++)
        if (discovery->months[i].state == DISCOVERY_LISTED)
            return !discovery->months[i].is_stale;
    return false;
}

/* What kept a newer list away: a month that failed, or was not asked for; NULL: nothing is known.
 */
static const struct error *why_not_newer(const struct discovery *discovery)
{
    const struct error *held_back = &mirror_requests(discovery->mirror)->held_back;

    for (size_t i = 0; i < discovery->n_months; i++)
        if (discovery->months[i].state == DISCOVERY_FAILED &&
            discovery->months[i].failure.code != ERROR_NOT_FOUND)
            return &discovery->months[i].failure;
    return held_back->code != 0 ? held_back : NULL;
}

static int find_months(struct context *context, struct discovery *discovery, struct error *err)
{
    const struct error *why;
    struct answer *answer = NULL;
    struct discover_month page;
    char at[CALENDAR_TEXT_SIZE];
    int r = discovery_history(discovery, &page, err);

    if (r == 0)
        r = discovery_view_months(discovery, &page, &answer, err);
    if (r == 0)
        r = answer_print(answer, &context->output, err);
    if (r < 0 || is_list_fresh(discovery))
        return r;
    why = why_not_newer(discovery);
    talk_say(&context->talk, "the list of months is as it was at %s",
             utc_format(page.validated_at, at));
    if (why != NULL)
        talk_say(&context->talk, "a newer one could not be had: %s",
                 hint_sentence(why, &context->arena));
    return why != NULL && why->code == ERROR_PARTIAL ? EXIT_PARTIAL : EXIT_STALE;
}

/* ---- the run ---- */

struct question {
    const char *slug;
    struct date from, to;
    bool wants_months;
};

static int read_question(struct context *context, const struct invocation *invocation,
                         struct question *question, struct error *err)
{
    static const char *const others[] = {"from", "to", "detail", "sessions"};
    int r = argument_slug(context, invocation, 0, &question->slug, err);

    if (r == 0)
        r = argument_date_option(invocation, "from", &question->from, err);
    if (r == 0)
        r = argument_date_option(invocation, "to", &question->to, err);
    question->wants_months = invocation_has(invocation, "months");
    for (size_t i = 0; r == 0 && question->wants_months && i < sizeof(others) / sizeof(others[0]);
         i++)
        if (invocation_has(invocation, others[i]))
            r = error_set(err, ERROR_USAGE,
                          "--months lists the whole history; leave --%s away, or --months",
                          others[i]);
    return r;
}

static int set_range(struct context *context, struct discovery *discovery,
                     const struct question *question, struct error *err)
{
    char asked[CALENDAR_TEXT_SIZE], today[CALENDAR_TEXT_SIZE];
    int r =
        discovery_today(&context->task, &context->arena, discovery->slug, &discovery->today, err);

    if (r == 0)
        r = discover_range(question->from, question->to, discovery->today, &discovery->range, err);
    if (r == 0 && discovery->range.is_cut)
        talk_say(&context->talk, "--to %s is in the future; asked is until today, %s",
                 date_format(question->to, asked), date_format(discovery->today, today));
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct mirror_options options = task_mirror_options(&context->task, &context->arena);
    struct question question = {.slug = NULL};
    struct discovery discovery = {.task = &context->task, .arena = &context->arena};
    struct printing printing = {.context = context, .discovery = &discovery};
    int r = read_question(context, invocation, &question, err);

    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r < 0)
        return r;
    discovery.slug = question.slug;
    discovery.listener = &printing;
    run_note_track(&context->task.run, question.slug);
    discovery.wants_sessions = invocation_has(invocation, "sessions");
    discovery.wants_detail = discovery.wants_sessions || invocation_has(invocation, "detail");
    r = set_range(context, &discovery, &question, err);
    if (r == 0 && question.wants_months) /* as far back as a list of them is looked for */
        discovery.range.from = date_add_days(discovery.today, 1 - DAYS_OF_A_YEAR);
    if (r == 0)
        r = mirror_open(context->task.mirror_db, &options, &mirror, err);
    discovery.mirror = mirror;
    if (r < 0)
        return r;
    return question.wants_months ? find_months(context, &discovery, err)
                                 : find_days(context, &discovery, err);
}

static const struct option_spec options[] = {
    {"from", "DATE", "the first day; default: 180 days before the last", 0, false},
    {"to", "DATE", "the last day; default: today", 0, false},
    {"detail", NULL, "the figures of every day, one request for each that is not known", 0, false},
    {"sessions", NULL, "the sessions of every day too", 0, false},
    {"months", NULL, "every month in which the track has practice, from one request", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_discover = {
    .name = "discover",
    .arguments = "SLUG [--from DATE] [--to DATE] [--detail] [--sessions] | SLUG --months",
    .summary = "Find the practice days of a track on the site, and what changed since they came",
    .examples = "trackside discover canberraoffroad\n"
                "trackside discover canberraoffroad --from 2025-10-01 --to 2025-10-31 --detail\n"
                "trackside discover canberraoffroad --months",
    .notes =
        "One request a month, none for months without practice, and none for what is known: "
        "settled\nmonths whose days are all ingested, and pages within their time. At most 12 "
        "months at once.\nDrift is what the site lists beyond the store (+) and no longer (-).",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .is_logged = true,
    .run = run,
};
