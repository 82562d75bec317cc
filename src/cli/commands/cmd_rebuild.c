/* trackside rebuild: rows again from the stored pages. */
#include "arguments.h"
#include "commands.h"
#include "event_choice.h"
#include "exit_code.h"

#include "trackside/event_id.h"
#include "trackside/ingest.h"

#include <string.h>

struct rebuilding {
    struct context *context;
    struct rebuilt_event *days;
    size_t n_days;
    size_t n_left; /* of those, for want of pages */
};

static const char *const status_names[] = {
    [REBUILT_UNCHANGED] = "unchanged",
    [REBUILT_CHANGED] = "changed",
    [REBUILT_NEW] = "new",
    [REBUILT_LEFT] = "left",
};

/* ---- printing ---- */

static const struct column value_columns[] = {
    COLUMN("date", "Date", COLUMN_TEXT),     COLUMN("table", "Table", COLUMN_TEXT),
    COLUMN("row", "Row", COLUMN_TEXT),       COLUMN("column", "Column", COLUMN_TEXT),
    COLUMN("old_value", "was", COLUMN_TEXT), COLUMN("new_value", "is", COLUMN_TEXT),
};

static const struct column day_columns[] = {
    COLUMN("track", "Track", COLUMN_TEXT),
    COLUMN("source_event_id", NULL, COLUMN_TEXT),
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("status", "Status", COLUMN_TEXT),
    COLUMN("rows", "Rows", COLUMN_COUNT),
    COLUMN("rows_added", "added", COLUMN_COUNT),
    COLUMN("rows_gone", "gone", COLUMN_COUNT),
    COLUMN("rows_changed", "changed", COLUMN_COUNT),
    COLUMN("lacks", "Page that is missing, or why left", COLUMN_TEXT),
};

static const char *date_text(struct context *context, struct date date)
{
    char text[CALENDAR_TEXT_SIZE];

    return arena_text(&context->arena, date_format(date, text));
}

static void add_day(struct sheet *sheet, struct context *context, const struct rebuilt_event *day)
{
    sheet_add_text(sheet, day->slug);
    sheet_add_text(sheet, day->source_event_id);
    sheet_add_text(sheet, date_text(context, day->date));
    sheet_add_text(sheet, status_names[day->status]);
    sheet_add_number(sheet, day->n_rows);
    sheet_add_number(sheet, day->n_added);
    sheet_add_number(sheet, day->n_gone);
    sheet_add_number(sheet, day->n_changed);
    sheet_add_text(sheet, day->lacks);
}

static void add_values(struct sheet *sheet, struct context *context,
                       const struct rebuilt_event *day)
{
    for (size_t i = 0; i < day->n_sample; i++) {
        sheet_add_text(sheet, date_text(context, day->date));
        sheet_add_text(sheet, day->sample[i].table);
        sheet_add_text(sheet, day->sample[i].row_key);
        sheet_add_text(sheet, day->sample[i].column);
        sheet_add_text(sheet, day->sample[i].was);
        sheet_add_text(sheet, day->sample[i].is_now);
    }
}

static struct sheet *new_day_sheet(struct context *context)
{
    return sheet_new(&context->arena, day_columns, sizeof(day_columns) / sizeof(day_columns[0]));
}

static struct sheet *new_value_sheet(struct context *context)
{
    return sheet_new(&context->arena, value_columns,
                     sizeof(value_columns) / sizeof(value_columns[0]));
}

/* A day with a sample of the values that are not what they were. */
static struct json *day_json(struct context *context, const struct rebuilt_event *day)
{
    struct sheet *days = new_day_sheet(context);
    struct sheet *values = new_value_sheet(context);
    struct json *json;

    add_day(days, context, day);
    add_values(values, context, day);
    json = sheet_row_json(days, 0);
    json_put(json, "sample", sheet_json(values));
    return json;
}

static int print_json(const struct rebuilding *rebuilding, struct error *err)
{
    struct json *outer = json_new_object();
    struct json *days = json_new_array();

    for (size_t i = 0; i < rebuilding->n_days; i++)
        json_append(days, day_json(rebuilding->context, &rebuilding->days[i]));
    json_put(outer, "days", days);
    return output_json(&rebuilding->context->output, outer, err);
}

static int print(const struct rebuilding *rebuilding, struct error *err)
{
    struct context *context = rebuilding->context;
    struct sheet *days = new_day_sheet(context);
    struct sheet *values = new_value_sheet(context);
    size_t n_values = 0;
    int r;

    if (output_is_json(&context->output))
        return print_json(rebuilding, err);
    for (size_t i = 0; i < rebuilding->n_days; i++) {
        add_day(days, context, &rebuilding->days[i]);
        add_values(values, context, &rebuilding->days[i]);
        n_values += rebuilding->days[i].n_sample;
    }
    r = sheet_print(days, &context->output, "days", err);
    if (r < 0 || n_values == 0 || context->output.form != OUTPUT_TABLE)
        return r; /* one sheet, for programs that read columns */
    output_line(&context->output, "\nSome of the values that are not what they were:");
    return sheet_print(values, &context->output, "values", err);
}

/* ---- the run ---- */

static void copy_sample(struct arena *arena, struct rebuilt_event *day)
{
    for (size_t i = 0; i < day->n_sample; i++) {
        struct rebuilt_value *value = &day->sample[i];

        value->table = arena_text(arena, value->table);
        value->row_key = arena_text(arena, value->row_key);
        value->column = arena_text(arena, value->column);
        value->was = arena_text(arena, value->was);
        value->is_now = arena_text(arena, value->is_now);
    }
}

static int note_event(void *listener, const struct rebuilt_event *done, struct error *err)
{
    struct rebuilding *rebuilding = listener;
    struct context *context = rebuilding->context;
    struct run_counts counts = {.days = 1,
                                .days_failed = done->status == REBUILT_LEFT,
                                .rows = done->n_added + done->n_gone + done->n_changed};
    struct rebuilt_event *day;

    (void)err;
    signals_note_end();
    rebuilding->days =
        arena_grow(&context->arena, rebuilding->days, rebuilding->n_days, sizeof(*day));
    day = &rebuilding->days[rebuilding->n_days++];
    *day = *done;
    day->slug = arena_text(&context->arena, done->slug);
    day->source_event_id = arena_text(&context->arena, done->source_event_id);
    day->lacks = arena_text(&context->arena, done->lacks);
    copy_sample(&context->arena, day);
    rebuilding->n_left += done->status == REBUILT_LEFT;
    task_begin_day(&context->task, day->slug, day->date, (int64_t)rebuilding->n_days - 1, 0);
    run_note_add(&context->task.run, &counts);
    return 0;
}

static int read_scope(struct context *context, const struct invocation *invocation,
                      struct rebuild *rebuild, struct error *err)
{
    struct date date = {0};
    const char *slug;
    int r = 0;

    if (invocation->n_arguments == 1 &&
        event_choice_is_one(context, invocation_argument(invocation, 0)))
        return event_choice_read(context, invocation_argument(invocation, 0),
                                 &rebuild->source_event_id, &slug, err);
    if (invocation->n_arguments > 0)
        r = argument_slug(context, invocation, 0, &rebuild->slug, err);
    if (r == 0 && invocation->n_arguments > 1)
        r = argument_date(invocation, 1, &date, err);
    if (r == 0 && invocation->n_arguments > 1)
        rebuild->source_event_id = event_id_of_day(rebuild->slug, date, &context->arena);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct rebuilding rebuilding = {.context = context};
    struct rebuild rebuild = {
        .interrupted = &signals_interrupted, .event_done = note_event, .listener = &rebuilding};
    int r = read_scope(context, invocation, &rebuild, err);

    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r < 0)
        return r;
    rebuild.mirror_db = context->task.mirror_db;
    rebuild.race_db = context->task.race_db;
    rebuild.now = clock_utc(&context->task.clock);
    r = ingest_rebuild(&rebuild, err);
    if (r == 0 && rebuilding.n_days == 0)
        return error_set(err, ERROR_NOT_FOUND,
                         "nothing to rebuild: no such day was ever ingested here, or it was put "
                         "away; `trackside status` lists those, and `trackside ingest SLUG DATE "
                         "--offline` makes a day from stored pages");
    if (r == 0)
        r = print(&rebuilding, err);
    if (r < 0)
        return r;
    if (rebuilding.n_left > 0)
        talk_say(&context->talk,
                 "%lld days are left as they are: pages that they were read from are not stored",
                 (long long)rebuilding.n_left);
    return rebuilding.n_left > 0 ? EXIT_PARTIAL : EXIT_DONE;
}

const struct command command_rebuild = {
    .name = "rebuild",
    .arguments = "[SLUG [DATE] | event:ID]",
    .summary = "Derive the rows again from the stored pages, and tell what is different",
    .examples = "trackside rebuild\n"
                "trackside rebuild canberraoffroad 2025-10-25 --json",
    .notes = "Makes no request. Every version of a page that was ever ingested is read again, in "
             "the order of the\ningestions: with race.db deleted the same rows come again, and a "
             "newer trackside reads old pages\nbetter. Zones, aliases and what else was typed "
             "stay. A day of which not every page is stored is left\nas it is, and listed (exit "
             "3).",
    .min_arguments = 0,
    .max_arguments = 2,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .is_logged = true,
    .run = run,
};
