/* What was found, for programs and for people. */
#include "trackside/discovery_view.h"

#include "trackside/day_view.h"
#include "trackside/request_view.h"

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

static struct json *failure_json(const struct discovery *discovery, const char *key,
                                 const char *value, const struct error *error)
{
    struct json *json = json_new_object();

    json_put_text(json, key, value);
    json_put_text(json, "code", error_code_name(error->code));
    json_put_text(json, "reason", task_sentence(discovery->task, error, discovery->arena));
    return json;
}

static struct json *failed_months(struct arena *arena, const struct discovery *discovery)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < discovery->n_months; i++) {
        const struct discovery_month *month = &discovery->months[i];

        if (month->state == DISCOVERY_FAILED)
            json_append(list, failure_json(discovery, "month",
                                           discovery_view_month_text(month->month, arena),
                                           &month->failure));
    }
    return list;
}

static struct json *failed_days(struct arena *arena, const struct discovery *discovery)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < discovery->n_failures; i++)
        json_append(list,
                    failure_json(discovery, "date", date_text(discovery->failures[i].date, arena),
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

static struct cell queried_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return (struct cell){.number = n_queried(row)};
}

static const struct column asked_columns[] = {
    COLUMN_DEEP(discovery, slug, "track", COLUMN_TEXT),
    COLUMN_DEEP(discovery, range.from, "from", COLUMN_DATE),
    COLUMN_DEEP(discovery, range.to, "to", COLUMN_DATE),
    {.key = "months_queried", .type = COLUMN_COUNT, .get = queried_cell, .is_deep = true},
};

/* For programs: what was asked, and what failed. */
static int put_head(struct answer *answer, struct discovery *discovery, struct error *err)
{
    struct arena *arena = discovery->arena;
    struct mirror_budget budget;
    int r = task_read_budget(discovery->task, discovery->slug, &budget, err);

    if (r < 0)
        return r;
    answer_put_head(answer, asked_columns, N_COLUMNS(asked_columns), discovery);
    answer_put_json(answer, "months_failed", failed_months(arena, discovery));
    answer_put_json(answer, "days_failed", failed_days(arena, discovery));
    answer_put_json(answer, "budget", request_view_budget_json(&budget));
    answer_put_json(answer, "requests", request_view_json(mirror_requests(discovery->mirror)));
    return 0;
}

/* Their sessions stand in the rows as trees, and flat in a sheet of their own. */
static void put_days(struct answer *answer, const struct discovery *discovery,
                     struct day_line *lines, size_t n, struct arena *arena)
{
    if (discovery->wants_sessions)
        day_view_add_sessions(arena, discovery->task->site, lines, n);
    answer_put_sheet(answer, "practice_days", day_view_found(arena, lines, n), SHEET_ALWAYS);
    if (discovery->wants_sessions)
        answer_put_sheet(answer, "sessions",
                         day_view_session_sheet(arena, discovery->task->site, lines, n),
                         SHEET_FLAT);
}

struct answer *discovery_view_month(const struct discovery *discovery,
                                    const struct discovery_month *month, struct arena *arena)
{
    struct answer *answer = answer_begin(arena, NULL);

    answer_put_text(answer, "month", "Month", discovery_view_month_text(month->month, arena));
    put_days(answer, discovery, month->days, month->n_days, arena);
    return answer;
}

int discovery_view_answer(struct discovery *discovery, bool with_days, struct answer **ret_answer,
                          struct error *err)
{
    struct answer *answer = answer_begin(discovery->arena, with_days ? NULL : "summary");
    struct day_line *lines = NULL;
    size_t n = 0;
    int r = put_head(answer, discovery, err);

    if (r < 0)
        return r;
    for (size_t i = 0; i < discovery->n_months; i++) {
        for (size_t k = 0; k < discovery->months[i].n_days; k++) {
            lines = arena_grow(discovery->arena, lines, n, sizeof(*lines));
            lines[n++] = discovery->months[i].days[k];
        }
    }
    if (with_days)
        put_days(answer, discovery, lines, n, discovery->arena);
    *ret_answer = answer;
    return 0;
}

/* ---- the history ---- */

struct month_line {
    const char *month;
    int64_t n_ingested; /* stored days of it */
};

static const struct column month_columns[] = {
    COLUMN_OF(month_line, month, "month", "Month", COLUMN_TEXT),
    COLUMN_OF(month_line, n_ingested, "practice_days_ingested", "Days ingested", COLUMN_COUNT),
};

int discovery_view_months(struct discovery *discovery, const struct discover_month *page,
                          struct answer **ret_answer, struct error *err)
{
    struct arena *arena = discovery->arena;
    struct answer *answer = answer_begin(arena, NULL);
    struct month_line *lines = arena_new_array(arena, page->n_months + 1, struct month_line);
    struct day_filter filter = DAY_FILTER_ALL;
    const struct day_summary *days;
    struct mirror_budget budget;
    size_t n;
    int r;

    filter.slug = discovery->slug;
    r = report_days(discovery->task->race_db, &filter, arena, &days, &n, err);
    if (r == 0)
        r = task_read_budget(discovery->task, discovery->slug, &budget, err);
    if (r < 0)
        return r;
    for (size_t i = 0; i < page->n_months; i++) {
        lines[i].month = discovery_view_month_text(page->months[i], arena);
        for (size_t k = 0; k < n; k++)
            lines[i].n_ingested +=
                strncmp(days[k].date, lines[i].month, strlen(lines[i].month)) == 0;
    }
    answer_put_head(answer, asked_columns, 1, discovery);
    answer_put_json(answer, "budget", request_view_budget_json(&budget));
    answer_put_json(answer, "requests", request_view_json(mirror_requests(discovery->mirror)));
    answer_put_sheet(answer, "months", SHEET(arena, month_columns, lines, page->n_months),
                     SHEET_ALWAYS);
    *ret_answer = answer;
    return 0;
}
