/* An ingest that is not done, as rows, as JSON and in words. */
#include "ingest_plan_view.h"

#include "trackside/request_view.h"

static const struct column columns[] = {
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("list_requests", "List pages", COLUMN_COUNT),
    COLUMN("session_requests", "Session pages", COLUMN_COUNT),
};

static struct sheet *day_sheet(const struct ingest_plan *plan, struct arena *arena)
{
    struct sheet *sheet = sheet_new(arena, columns, sizeof(columns) / sizeof(columns[0]));
    char date[CALENDAR_TEXT_SIZE];

    for (size_t i = 0; i < plan->n_days; i++) {
        sheet_add_text(sheet, arena_text(arena, date_format(plan->days[i].date, date)));
        sheet_add_number(sheet, plan->days[i].n_lists);
        sheet_add_number(sheet, plan->days[i].n_sessions);
    }
    return sheet;
}

static int print_json(struct context *context, const struct ingest_plan *plan,
                      const struct mirror_requests *requests, struct error *err)
{
    struct json *outer = json_new_object();

    json_put_bool(outer, "dry_run", true);
    json_put(outer, "days", sheet_json(day_sheet(plan, &context->arena)));
    json_put_int(outer, "list_requests", plan->n_lists);
    json_put_int(outer, "session_requests", plan->n_sessions);
    json_put_int(outer, "seconds", plan->seconds);
    json_put_int(outer, "over_budget", plan->n_over_budget);
    json_put(outer, "requests", request_view_json(requests));
    return output_json(&context->output, outer, err);
}

int ingest_plan_view_print(struct context *context, const struct ingest_plan *plan,
                           const struct mirror_requests *requests, struct error *err)
{
    char time[NUMBER_TEXT_SIZE];

    if (output_is_json(&context->output))
        return print_json(context, plan, requests, err);
    talk_say(&context->talk,
             "dry run: %lld days would ask for %lld list pages and %lld session pages; the rates "
             "alone make that take %s",
             (long long)plan->n_days, (long long)plan->n_lists, (long long)plan->n_sessions,
             number_format_duration(plan->seconds, time));
    if (plan->n_over_budget > 0)
        talk_say(&context->talk, "%lld of the list pages are beyond the budget of this day",
                 (long long)plan->n_over_budget);
    return sheet_print(day_sheet(plan, &context->arena), &context->output, "days", err);
}
