/* What was found, for programs and for people. */
#include "discovery_view.h"

#include "day_view.h"
#include "exit_code.h"
#include "request_view.h"

#include <stdio.h>
#include <string.h>

/* ---- JSON ---- */

const char *discovery_view_month_text(struct date month, struct arena *arena)
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

static struct json *failed_months(struct context *context, const struct discovery *discovery)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < discovery->n_months; i++) {
        const struct discovery_month *month = &discovery->months[i];

        if (month->state == DISCOVERY_FAILED)
            json_append(list, failure_json("month",
                                           discovery_view_month_text(month->month, &context->arena),
                                           &month->failure));
    }
    return list;
}

static struct json *failed_days(struct context *context, const struct discovery *discovery)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < discovery->n_failures; i++)
        json_append(list,
                    failure_json("date", date_text(discovery->failures[i].date, &context->arena),
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

static struct json *head_json(struct context *context, const struct discovery *discovery,
                              const struct mirror_budget *budget)
{
    struct json *json = json_new_object();

    json_put_text(json, "track", discovery->slug);
    json_put_text(json, "from", date_text(discovery->range.from, &context->arena));
    json_put_text(json, "to", date_text(discovery->range.to, &context->arena));
    json_put_int(json, "months_queried", n_queried(discovery));
    json_put(json, "months_failed", failed_months(context, discovery));
    json_put(json, "days_failed", failed_days(context, discovery));
    json_put(json, "budget", request_view_budget_json(budget));
    json_put(json, "requests", request_view_json(mirror_requests(discovery->mirror)));
    return json;
}

static struct json *days_json(struct context *context, const struct discovery_month *month,
                              struct json *list)
{
    for (size_t i = 0; i < month->n_days; i++)
        json_append(list, day_view_json(context, &month->days[i], false));
    return list;
}

static int print_json(struct context *context, const struct discovery *discovery,
                      const struct mirror_budget *budget, struct error *err)
{
    struct json *json = head_json(context, discovery, budget);
    struct json *days = json_new_array();

    for (size_t i = 0; i < discovery->n_months; i++)
        days_json(context, &discovery->months[i], days);
    json_put(json, "practice_days", days);
    return output_json(&context->output, json, err);
}

int discovery_view_print_month(void *listener, const struct discovery_month *month,
                               struct error *err)
{
    struct context *context = listener;
    struct json *json = json_new_object();
    int r;

    json_put_text(json, "month", discovery_view_month_text(month->month, &context->arena));
    json_put(json, "practice_days", days_json(context, month, json_new_array()));
    r = output_json(&context->output, json, err);
    if (r == 0 && fflush(stdout) == EOF)
        r = output_fail(err);
    return r;
}

static int print_summary(struct context *context, const struct discovery *discovery,
                         const struct mirror_budget *budget, struct error *err)
{
    struct json *json = json_new_object();

    json_put(json, "summary", head_json(context, discovery, budget));
    return output_json(&context->output, json, err);
}

/* ---- sheets ---- */

static int print_sheets(struct context *context, const struct discovery *discovery,
                        struct error *err)
{
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

int discovery_view_print(struct context *context, const struct discovery *discovery,
                         struct error *err)
{
    struct mirror_budget budget;
    int r = task_read_budget(&context->task, discovery->slug, &budget, err);

    if (r < 0)
        return r;
    switch (context->output.form) {
    case OUTPUT_JSON:
        return print_json(context, discovery, &budget, err);
    case OUTPUT_NDJSON:
        return print_summary(context, discovery, &budget, err);
    case OUTPUT_TABLE:
    case OUTPUT_TSV:
    case OUTPUT_CSV:
        break;
    }
    return print_sheets(context, discovery, err);
}

/* ---- --months ---- */

static const struct column month_columns[] = {
    COLUMN("month", "Month", COLUMN_TEXT),
    COLUMN("practice_days_ingested", "Days ingested", COLUMN_COUNT),
};

/* How many of the stored days are of that month. */
static int64_t count_days(const struct day_summary *days, size_t n, const char *month)
{
    int64_t n_found = 0;

    for (size_t i = 0; i < n; i++)
        n_found += strncmp(days[i].date, month, strlen(month)) == 0;
    return n_found;
}

static int month_sheet(struct context *context, const struct discovery *discovery,
                       const struct discover_month *page, struct sheet **ret_sheet,
                       struct error *err)
{
    struct arena *arena = &context->arena;
    struct sheet *sheet =
        sheet_new(arena, month_columns, sizeof(month_columns) / sizeof(month_columns[0]));
    struct day_filter filter = DAY_FILTER_ALL;
    const struct day_summary *days;
    size_t n;
    int r;

    filter.slug = discovery->slug;
    r = report_days(context->task.race_db, &filter, arena, &days, &n, err);
    for (size_t i = 0; r == 0 && i < page->n_months; i++) {
        const char *month = discovery_view_month_text(page->months[i], arena);

        sheet_add_text(sheet, month);
        sheet_add_number(sheet, count_days(days, n, month));
    }
    if (r == 0)
        *ret_sheet = sheet;
    return r;
}

int discovery_view_print_months(struct context *context, const struct discovery *discovery,
                                const struct discover_month *page, struct error *err)
{
    struct sheet *sheet = NULL;
    struct json *json;
    struct mirror_budget budget;
    int r = month_sheet(context, discovery, page, &sheet, err);

    if (r < 0)
        return r;
    if (context->output.form != OUTPUT_JSON)
        return sheet_print(sheet, &context->output, "months", err);
    r = task_read_budget(&context->task, discovery->slug, &budget, err);
    if (r < 0)
        return r;
    json = json_new_object();
    json_put_text(json, "track", discovery->slug);
    json_put(json, "months", sheet_json(sheet));
    json_put(json, "budget", request_view_budget_json(&budget));
    json_put(json, "requests", request_view_json(mirror_requests(discovery->mirror)));
    return output_json(&context->output, json, err);
}
