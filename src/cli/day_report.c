/* A stored day, as a card and two tables, or as one JSON tree. */
#include "day_report.h"

#include "day_view.h"
#include "session_view.h"

#include "trackside/event_id.h"

struct day_report {
    struct day_line line;
    const struct session_summary *sessions;
    size_t n_sessions;
    const struct class_summary *classes;
    size_t n_classes;
};

static const struct column class_columns[] = {
    COLUMN("class_name", "Class", COLUMN_TEXT),       COLUMN("sessions", "Sessions", COLUMN_COUNT),
    COLUMN("drivers", "Drivers", COLUMN_COUNT),       COLUMN("laps", "Laps", COLUMN_COUNT),
    COLUMN("fastest_lap", "Fastest", COLUMN_SECONDS), COLUMN("fastest_driver", "by", COLUMN_TEXT),
    COLUMN("fastest_session_id", "in", COLUMN_TEXT),
};

/* ---- reading ---- */

static int read_day(struct context *context, const char *slug, struct date date,
                    struct day_report *report, struct error *err)
{
    struct day_filter filter = DAY_FILTER_ALL;
    const struct day_summary *days;
    size_t n;
    int r;

    filter.slug = slug;
    filter.from = date;
    filter.to = date;
    r = report_days(context->task.race_db, &filter, &context->arena, &days, &n, err);
    if (r < 0 || n == 0)
        return r;
    report->line = (struct day_line){
        .date = date, .track_slug = slug, .n_sessions = days[0].n_sessions, .fetched_at = ABSENT};
    day_line_take_stored(&report->line, &days[0]);
    return 0;
}

static int read_report(struct context *context, const char *slug, struct date date,
                       struct day_report *report, struct error *err)
{
    const struct session_filter all = {.driver = NULL};
    int r = report_sessions(context->task.race_db, event_id_of_day(slug, date, &context->arena),
                            &all, &context->arena, &report->sessions, &report->n_sessions,
                            err); /* tells when there is no such day */

    if (r == 0)
        r = read_day(context, slug, date, report, err);
    if (r == 0)
        report_classes(report->sessions, report->n_sessions, &context->arena, &report->classes,
                       &report->n_classes);
    return r;
}

/* ---- printing ---- */

static struct sheet *class_sheet(struct context *context, const struct day_report *report)
{
    struct sheet *sheet =
        sheet_new(&context->arena, class_columns, sizeof(class_columns) / sizeof(class_columns[0]));

    for (size_t i = 0; i < report->n_classes; i++) {
        const struct class_summary *class = &report->classes[i];

        sheet_add_text(sheet, class->class_name);
        sheet_add_number(sheet, class->n_sessions);
        sheet_add_number(sheet, class->n_drivers);
        sheet_add_number(sheet, class->n_laps);
        sheet_add_number(sheet, class->fast_ms);
        sheet_add_text(sheet, class->fast_driver);
        sheet_add_text(sheet, class->fast_session_id);
    }
    return sheet;
}

static int print_json(struct context *context, const struct day_report *report, struct error *err)
{
    struct json *day = day_view_json(context, &report->line, true);
    struct json *outer = json_new_object();

    json_put(day, "classes", sheet_json(class_sheet(context, report)));
    json_put(day, "sessions",
             sheet_json(session_view_sheet(context, report->sessions, report->n_sessions)));
    json_put(outer, "day", day);
    return output_json(&context->output, outer, err);
}

static void print_card(struct context *context, const struct day_report *report)
{
    const struct output *output = &context->output;
    const struct day_summary *day = report->line.stored;
    char text[NUMBER_TEXT_SIZE];

    output_line(output, "%s", day->event_name);
    output_line(output, "%lld sessions, %lld laps, %s on the track", (long long)day->n_sessions,
                (long long)day->n_laps, number_format_duration(day->track_time_s, text));
    output_line(output, "%lld named drivers, %lld transponders without a name, %lld classes",
                (long long)day->n_drivers, (long long)day->n_unknown_drivers,
                (long long)day->n_classes);
    if (day->first_start != NULL)
        output_line(output, "first start %s, last start %s, %s",
                    day->first_start + sizeof("2025-10-25"), day->last_start + sizeof("2025-10-25"),
                    day->timezone != NULL ? day->timezone : "zone unknown");
    output_line(output, "self-check %s", day->self_check != NULL ? day->self_check : "unchecked");
    output_line(output, "%s", "");
}

int day_report_print(struct context *context, const char *slug, struct date date, struct error *err)
{
    struct day_report report = {.n_sessions = 0};
    struct sheet *sessions;
    int r = read_report(context, slug, date, &report, err);

    if (r < 0)
        return r;
    if (output_is_json(&context->output))
        return print_json(context, &report, err);
    sessions = session_view_sheet(context, report.sessions, report.n_sessions);
    if (context->output.form != OUTPUT_TABLE) /* one sheet, for programs that read columns */
        return sheet_print(sessions, &context->output, "sessions", err);
    print_card(context, &report);
    r = sheet_print(class_sheet(context, &report), &context->output, "classes", err);
    output_line(&context->output, "%s", "");
    return r == 0 ? sheet_print(sessions, &context->output, "sessions", err) : r;
}
