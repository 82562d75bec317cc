/* trackside leaderboard: who was best on a day, by class. */
#include "arguments.h"
#include "commands.h"

#include "trackside/archive.h"
#include "trackside/event_id.h"
#include "trackside/report.h"

#include <string.h>

static int read_figure(const struct invocation *invocation, enum leaderboard_figure *ret_figure,
                       struct error *err)
{
    const char *by = invocation_value(invocation, "by");

    *ret_figure = LEADERBOARD_BEST;
    if (by == NULL)
        return 0;
    for (int i = 0; i < LEADERBOARD_N_FIGURES; i++) {
        if (strcmp(by, leaderboard_figure_name((enum leaderboard_figure)i)) == 0) {
            *ret_figure = (enum leaderboard_figure)i;
            return 0;
        }
    }
    return error_set(err, ERROR_USAGE, "--by is best, average, top5, top3 or consistency, not '%s'",
                     by);
}

/* The figure and the gap are times, or percentages by consistency. */
static const struct column *columns_of(enum leaderboard_figure figure, struct arena *arena,
                                       size_t *ret_n)
{
    static const char *const headings[LEADERBOARD_N_FIGURES] = {
        [LEADERBOARD_BEST] = "Best lap",
        [LEADERBOARD_AVERAGE] = "Average",
        [LEADERBOARD_TOP5] = "Top 5 avg",
        [LEADERBOARD_TOP3] = "Top 3 consec",
        [LEADERBOARD_CONSISTENCY] = "Consistency %",
    };
    static const char *const keys[LEADERBOARD_N_FIGURES] = {
        [LEADERBOARD_BEST] = "fastest_lap",        [LEADERBOARD_AVERAGE] = "average_lap",
        [LEADERBOARD_TOP5] = "avg_top_5",          [LEADERBOARD_TOP3] = "top_3_consecutive",
        [LEADERBOARD_CONSISTENCY] = "consistency",
    };
    const struct column columns[] = {
        COLUMN("class_name", "Class", COLUMN_TEXT),
        COLUMN("rank", "Rank", COLUMN_COUNT),
        COLUMN("driver_name", "Driver", COLUMN_TEXT),
        COLUMN("transponder_number", NULL, COLUMN_TEXT),
        COLUMN(keys[figure], headings[figure], COLUMN_SECONDS),
        COLUMN("gap", "Gap", COLUMN_SECONDS),
        COLUMN("session_id", "Session", COLUMN_TEXT),
        COLUMN("start_time_local", "Start", COLUMN_TEXT),
        COLUMN("lap_number", figure == LEADERBOARD_BEST ? "Lap" : NULL, COLUMN_COUNT),
        COLUMN("lap_count", "Laps", COLUMN_COUNT),
        COLUMN("sessions", "Sessions", COLUMN_COUNT),
        COLUMN("total_laps", "Laps in all", COLUMN_COUNT),
    };
    struct column *copy = arena_alloc(arena, sizeof(columns));

    memcpy(copy, columns, sizeof(columns));
    *ret_n = sizeof(columns) / sizeof(columns[0]);
    return copy;
}

/* A table is read class by class: the name stands on the first line of each. */
static void add_line(struct context *context, struct sheet *sheet,
                     const struct leaderboard_line *line, const char *class_before)
{
    bool is_table = context->output.form == OUTPUT_TABLE;
    bool is_repeated = class_before != NULL && strcmp(class_before, line->class_name) == 0;
    const char *start = line->start_time_local;
    const char *clock = start != NULL ? strchr(start, 'T') : NULL;

    sheet_add_text(sheet, is_table && is_repeated ? NULL : line->class_name);
    sheet_add_number(sheet, line->rank);
    sheet_add_text(sheet, line->driver_name);
    sheet_add_text(sheet, line->transponder);
    sheet_add_number(sheet, line->figure);
    sheet_add_number(sheet, line->gap);
    sheet_add_text(sheet, line->session_id);
    sheet_add_text(sheet, is_table && clock != NULL ? clock + 1 : start);
    sheet_add_number(sheet, line->lap_number);
    sheet_add_number(sheet, line->session_laps);
    sheet_add_number(sheet, line->n_sessions);
    sheet_add_number(sheet, line->n_laps);
}

static int print(struct context *context, enum leaderboard_figure figure,
                 const struct leaderboard_line *lines, size_t n, struct error *err)
{
    size_t n_columns;
    const struct column *columns = columns_of(figure, &context->arena, &n_columns);
    struct sheet *sheet = sheet_new(&context->arena, columns, n_columns);

    for (size_t i = 0; i < n; i++)
        add_line(context, sheet, &lines[i], i > 0 ? lines[i - 1].class_name : NULL);
    return sheet_print(sheet, &context->output, "leaderboard", err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct leaderboard_filter filter = {.class_name = invocation_value(invocation, "class")};
    const struct leaderboard_line *lines;
    enum leaderboard_figure figure;
    const char *slug;
    struct date date;
    size_t n;
    int r = argument_slug(context, invocation, 0, &slug, err);

    if (r == 0)
        r = argument_date(invocation, 1, &date, err);
    if (r == 0)
        r = read_figure(invocation, &figure, err);
    if (r == 0)
        r = argument_count(invocation, "min-laps", 1, 1, &filter.min_laps, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = archive_choose(&context->task, &context->arena, slug, date,
                           invocation_has(invocation, "archived"), err);
    if (r == 0)
        r = report_leaderboard(context->task.race_db, event_id_of_day(slug, date, &context->arena),
                               figure, &filter, &context->arena, &lines, &n, err);
    if (r == 0 && n == 0 && filter.class_name != NULL)
        return error_set(err, ERROR_NOT_FOUND,
                         "no class of that day fits '%s'; without --class all are shown",
                         filter.class_name);
    return r == 0 ? print(context, figure, lines, n, err) : r;
}

static const struct option_spec options[] = {
    {"class", "TEXT", "only classes whose name has this in it", 0, false},
    {"by", "FIGURE", "best (the default), average, top5, top3 or consistency", 0, false},
    {"min-laps", "N", "sessions with fewer counted laps make no figure", 0, false},
    {"archived", NULL, "ask the archives instead of the store", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_leaderboard = {
    .name = "leaderboard",
    .arguments = "SLUG DATE [--class TEXT] [--by FIGURE] [--min-laps N]",
    .summary = "Rank the drivers of a stored practice day, class by class",
    .examples = "trackside leaderboard canberraoffroad 2025-10-25\n"
                "trackside leaderboard canberraoffroad 2025-10-25 --by top3 --class buggy",
    .notes = "One row per driver and class: the session that made the figure, and by best lap the "
             "lap.\nInvalid laps count in no figure, as on the site's own pages.",
    .options = options,
    .min_arguments = 2,
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
