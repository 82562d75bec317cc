/* trackside discover: which practice days the site has. */
#include "arguments.h"
#include "commands.h"
#include "discovery.h"
#include "exit_code.h"
#include "request_view.h"

#include "trackside/cleanup.h"

#include <stdio.h>
#include <string.h>

/* ---- JSON ---- */

static const char *month_text(struct date month, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return arena_text(arena, date_format_month(month, text));
}

static const char *date_text(struct date date, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return arena_text(arena, date_format(date, text));
}

static struct json *failure_json(const char *key, const char *value, const struct error *error)
{
    struct json *json = json_new_object();

    json_put_text(json, key, value);
    json_put_text(json, "code", exit_code_name(error->code));
    json_put_text(json, "reason", error->message);
    return json;
}

static struct json *failed_months(const struct discovery *discovery)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < discovery->n_months; i++) {
        const struct discovery_month *month = &discovery->months[i];

        if (month->state == DISCOVERY_FAILED)
            json_append(list,
                        failure_json("month", month_text(month->month, &discovery->context->arena),
                                     &month->failure));
    }
    return list;
}

static struct json *failed_days(const struct discovery *discovery)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < discovery->n_failures; i++)
        json_append(list,
                    failure_json("date",
                                 date_text(discovery->failures[i].date, &discovery->context->arena),
                                 &discovery->failures[i].error));
    return list;
}

static int64_t n_queried(const struct discovery *discovery)
{
    int64_t n = 0;

    for (size_t i = 0; i < discovery->n_months; i++)
        n += discovery->months[i].state != DISCOVERY_RULED_OUT;
    return n;
}

static struct json *head_json(const struct discovery *discovery, int64_t spent)
{
    struct context *context = discovery->context;
    struct json *json = json_new_object();

    json_put_text(json, "track", discovery->slug);
    json_put_text(json, "from", date_text(discovery->range.from, &context->arena));
    json_put_text(json, "to", date_text(discovery->range.to, &context->arena));
    json_put_int(json, "months_queried", n_queried(discovery));
    json_put(json, "months_failed", failed_months(discovery));
    json_put(json, "days_failed", failed_days(discovery));
    json_put(json, "budget", request_view_budget(context, spent));
    json_put(json, "requests", request_view_json(mirror_requests(discovery->mirror)));
    return json;
}

static struct json *days_json(const struct discovery *discovery,
                              const struct discovery_month *month, struct json *list)
{
    for (size_t i = 0; i < month->n_days; i++)
        json_append(list, day_view_json(discovery->context, &month->days[i], false));
    return list;
}

static int print_json(const struct discovery *discovery, int64_t spent, struct error *err)
{
    struct json *json = head_json(discovery, spent);
    struct json *days = json_new_array();

    for (size_t i = 0; i < discovery->n_months; i++)
        days_json(discovery, &discovery->months[i], days);
    json_put(json, "practice_days", days);
    return output_json(&discovery->context->output, json, err);
}

/* --ndjson: a month the moment it is known. */
static int print_month(void *listener, const struct discovery_month *month, struct error *err)
{
    const struct discovery *discovery = listener;
    struct json *json = json_new_object();
    int r;

    json_put_text(json, "month", month_text(month->month, &discovery->context->arena));
    json_put(json, "practice_days", days_json(discovery, month, json_new_array()));
    r = output_json(&discovery->context->output, json, err);
    if (r == 0 && fflush(stdout) == EOF)
        r = output_fail(err);
    return r;
}

static int print_summary(const struct discovery *discovery, int64_t spent, struct error *err)
{
    struct json *json = json_new_object();

    json_put(json, "summary", head_json(discovery, spent));
    return output_json(&discovery->context->output, json, err);
}

/* ---- sheets ---- */

static int print_sheets(const struct discovery *discovery, struct error *err)
{
    struct context *context = discovery->context;
    struct day_line *lines = NULL;
    size_t n = 0;
    int r = 0;

    for (size_t i = 0; i < discovery->n_months; i++) {
        for (size_t k = 0; k < discovery->months[i].n_days; k++) {
            lines = arena_grow(&context->arena, lines, n, sizeof(*lines));
            lines[n++] = discovery->months[i].days[k];
        }
    }
    if (!discovery->wants_sessions || context->output.form == OUTPUT_TABLE)
        r = sheet_print(day_view_sheet(context, lines, n, false), &context->output, "practice_days",
                        err);
    if (r < 0 || !discovery->wants_sessions)
        return r;
    output_line(&context->output, "%s", "");
    return sheet_print(day_view_session_sheet(context, lines, n), &context->output, "sessions",
                       err);
}

static int print(const struct discovery *discovery, struct error *err)
{
    int64_t spent;
    int r = request_view_spent(discovery->context, discovery->slug, &spent, err);

    if (r < 0)
        return r;
    switch (discovery->context->output.form) {
    case OUTPUT_JSON:
        return print_json(discovery, spent, err);
    case OUTPUT_NDJSON:
        return print_summary(discovery, spent, err);
    case OUTPUT_TABLE:
    case OUTPUT_TSV:
    case OUTPUT_CSV:
        break;
    }
    return print_sheets(discovery, err);
}

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

static void say_failures(const struct discovery *discovery)
{
    struct talk *talk = &discovery->context->talk;
    struct arena *arena = &discovery->context->arena;

    for (size_t i = 0; i < discovery->n_months; i++)
        if (discovery->months[i].state == DISCOVERY_FAILED)
            talk_say(talk, "%s is missing: %s", month_text(discovery->months[i].month, arena),
                     discovery->months[i].failure.message);
    for (size_t i = 0; i < discovery->n_failures; i++)
        talk_say(talk, "the figures of %s are missing: %s",
                 date_text(discovery->failures[i].date, arena),
                 discovery->failures[i].error.message);
}

/* When no month could be had, the reason is the command's own; else the rest is worth having. */
static int conclude(const struct discovery *discovery, struct error *err)
{
    struct verdict verdict = judge(discovery);
    const struct mirror_requests *requests = mirror_requests(discovery->mirror);

    if (verdict.n_listed == 0 && verdict.n_failed > 0)
        return error_set(err, verdict.has_unknown_page ? ERROR_UNKNOWN_PAGE : verdict.first->code,
                         "%s", verdict.first->message);
    say_failures(discovery);
    request_view_say_stale(discovery->context, requests);
    if (verdict.has_unknown_page)
        return EXIT_UNKNOWN_PAGE;
    if (verdict.n_failed > 0)
        return EXIT_PARTIAL;
    return requests->stale > 0 ? EXIT_STALE : EXIT_DONE;
}

/* Even when nothing could be had, a program that reads JSON is told what and why. */
static int find_days(struct discovery *discovery, struct error *err)
{
    struct verdict verdict;
    int r;

    if (discovery->context->output.form == OUTPUT_NDJSON) {
        discovery->month_ended = print_month;
        discovery->listener = discovery;
    }
    r = discovery_run(discovery, err);
    if (r < 0)
        return r;
    verdict = judge(discovery);
    if (verdict.n_listed > 0 || verdict.n_failed == 0 ||
        output_is_json(&discovery->context->output))
        r = print(discovery, err);
    return r == 0 ? conclude(discovery, err) : r;
}

/* ---- --months ---- */

static const struct column month_columns[] = {
    {"month", "Month", COLUMN_TEXT},
    {"practice_days_ingested", "Days ingested", COLUMN_COUNT},
};

/* How many of the stored days are of that month. */
static int64_t count_days(const struct day_summary *days, size_t n, const char *month)
{
    int64_t n_found = 0;

    for (size_t i = 0; i < n; i++)
        n_found += strncmp(days[i].date, month, strlen(month)) == 0;
    return n_found;
}

static int month_sheet(const struct discovery *discovery, const struct discover_month *page,
                       struct sheet **ret_sheet, struct error *err)
{
    struct arena *arena = &discovery->context->arena;
    struct sheet *sheet =
        sheet_new(arena, month_columns, sizeof(month_columns) / sizeof(month_columns[0]));
    struct day_filter filter = DAY_FILTER_ALL;
    const struct day_summary *days;
    size_t n;
    int r;

    filter.slug = discovery->slug;
    r = report_days(discovery->context->race_db, &filter, arena, &days, &n, err);
    for (size_t i = 0; r == 0 && i < page->n_months; i++) {
        const char *month = month_text(page->months[i], arena);

        sheet_add_text(sheet, month);
        sheet_add_number(sheet, count_days(days, n, month));
    }
    if (r == 0)
        *ret_sheet = sheet;
    return r;
}

static int print_months(const struct discovery *discovery, const struct sheet *sheet,
                        struct error *err)
{
    struct context *context = discovery->context;
    struct json *json;
    int64_t spent;
    int r;

    if (context->output.form != OUTPUT_JSON)
        return sheet_print(sheet, &context->output, "months", err);
    r = request_view_spent(context, discovery->slug, &spent, err);
    if (r < 0)
        return r;
    json = json_new_object();
    json_put_text(json, "track", discovery->slug);
    json_put(json, "months", sheet_json(sheet));
    json_put(json, "budget", request_view_budget(context, spent));
    json_put(json, "requests", request_view_json(mirror_requests(discovery->mirror)));
    return output_json(&context->output, json, err);
}

static int find_months(struct discovery *discovery, struct error *err)
{
    struct context *context = discovery->context;
    struct discover_month page;
    struct sheet *sheet;
    char at[CALENDAR_TEXT_SIZE];
    int r = discovery_history(discovery, &page, err);

    if (r == 0)
        r = month_sheet(discovery, &page, &sheet, err);
    if (r == 0)
        r = print_months(discovery, sheet, err);
    if (r < 0 || (discovery->months[0].state == DISCOVERY_LISTED && !discovery->months[0].is_stale))
        return r;
    talk_say(&context->talk, "the list of months is as it was at %s",
             utc_format(page.validated_at, at));
    return EXIT_STALE;
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

static int set_range(struct discovery *discovery, const struct question *question,
                     struct error *err)
{
    char asked[CALENDAR_TEXT_SIZE], today[CALENDAR_TEXT_SIZE];
    int r = discovery_today(discovery->context, discovery->slug, &discovery->today, err);

    if (r == 0)
        r = discover_range(question->from, question->to, discovery->today, &discovery->range, err);
    if (r == 0 && discovery->range.is_cut)
        talk_say(&discovery->context->talk, "--to %s is in the future; asked is until today, %s",
                 date_format(question->to, asked), date_format(discovery->today, today));
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct mirror_options options = context_mirror_options(context);
    struct question question = {.slug = NULL};
    struct discovery discovery = {.context = context};
    int r = read_question(context, invocation, &question, err);

    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r < 0)
        return r;
    discovery.slug = question.slug;
    discovery.wants_sessions = invocation_has(invocation, "sessions");
    discovery.wants_detail = discovery.wants_sessions || invocation_has(invocation, "detail");
    r = set_range(&discovery, &question, err);
    if (r == 0)
        r = mirror_open(context->mirror_db, &options, &mirror, err);
    discovery.mirror = mirror;
    if (r < 0)
        return r;
    return question.wants_months ? find_months(&discovery, err) : find_days(&discovery, err);
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
    .run = run,
};
