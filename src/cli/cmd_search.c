/* trackside search: one text, in everything that is stored. */
#include "arguments.h"
#include "commands.h"

#include "trackside/archive.h"
#include "trackside/driver_report.h"
#include "trackside/liverc.h"
#include "trackside/report.h"
#include "trackside/text.h"

#include <string.h>

static const struct column columns[] = {
    COLUMN("type", "Found", COLUMN_TEXT),
    COLUMN("track_slug", "Track", COLUMN_TEXT),
    COLUMN("name", "Name", COLUMN_TEXT),
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("class_name", "Class", COLUMN_TEXT),
    COLUMN("transponder_number", "Transponder", COLUMN_TEXT),
    COLUMN("session_id", "Session", COLUMN_TEXT),
    COLUMN("session_type", "Type", COLUMN_TEXT),
    COLUMN("start_time_local", NULL, COLUMN_TEXT),
    COLUMN("sessions", "Sessions", COLUMN_COUNT),
};

static struct sheet *found_sheet(struct context *context, const struct found *found, size_t n)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));

    for (size_t i = 0; i < n; i++) {
        sheet_add_text(sheet, report_found_types[found[i].type]);
        sheet_add_text(sheet, found[i].track_slug);
        sheet_add_text(sheet, found[i].name);
        sheet_add_text(sheet, found[i].date);
        sheet_add_text(sheet, found[i].class_name);
        sheet_add_text(sheet, found[i].transponder);
        sheet_add_text(sheet, found[i].session_id);
        sheet_add_text(sheet, found[i].session_type);
        sheet_add_text(sheet, found[i].start_time_local);
        sheet_add_number(sheet, found[i].n_sessions);
    }
    return sheet;
}

static int read_type(const struct invocation *invocation, const char **ret_type, struct error *err)
{
    const char *type = invocation_value(invocation, "type");

    *ret_type = type;
    for (int i = 0; type != NULL && i < REPORT_N_FOUND_TYPES; i++)
        if (strcmp(type, report_found_types[i]) == 0)
            return 0;
    for (size_t i = 0; type != NULL && report_session_types[i] != NULL; i++)
        if (strcmp(type, report_session_types[i]) == 0)
            return 0;
    if (type == NULL)
        return 0;
    return error_set(err, ERROR_USAGE,
                     "--type is track, driver, class, day or session, or a type of session: race, "
                     "practice, qualifying, practiceday, heat, main or seeding; not '%s'",
                     type);
}

static int read_filter(struct context *context, const struct invocation *invocation,
                       struct search_filter *filter, struct error *err)
{
    const char *track = invocation_value(invocation, "track");
    int r = read_type(invocation, &filter->type, err);

    filter->text = invocation_argument(invocation, 0);
    filter->class_name = invocation_value(invocation, "class");
    if (r == 0 && text_fold(filter->text, &context->arena)[0] == '\0')
        return error_set(err, ERROR_USAGE, "'%s' has neither letters nor digits to look for",
                         filter->text);
    if (r == 0)
        r = argument_range(invocation, &filter->from, &filter->to, err);
    if (r == 0 && track != NULL)
        r = slug_read(track, &context->arena, &filter->slug, err);
    return r;
}

static int fail_nothing(struct context *context, const char *text, struct error *err)
{
    const char *nearest;
    int r = report_nearest_driver(context->task.race_db, text, &context->arena, &nearest, err);

    if (r < 0)
        return r;
    if (nearest != NULL)
        return error_set(err, ERROR_NOT_FOUND, "nothing stored has '%s' in it; did you mean %s?",
                         text, nearest);
    return error_set(err, ERROR_NOT_FOUND, "nothing stored has '%s' in it", text);
}

/* What every archive has, the latest year first. */
static int search_archives(struct context *context, const struct search_filter *filter,
                           const struct found **ret_found, size_t *ret_n, struct error *err)
{
    struct found *found = NULL;
    const char *const *files;
    size_t n_files, n = 0;
    int r = archive_list(&context->task, &context->arena, &files, &n_files, err);

    for (size_t i = 0; r == 0 && i < n_files; i++) {
        const struct found *some = NULL;
        size_t n_some = 0;

        r = archive_use(&context->task, files[i], err);
        if (r == 0)
            r = report_search(context->task.race_db, filter, &context->arena, &some, &n_some, err);
        for (size_t k = 0; r == 0 && k < n_some; k++) {
            found = arena_grow(&context->arena, found, n, sizeof(*found));
            found[n++] = some[k];
        }
    }
    if (r < 0)
        return r;
    *ret_found = found;
    *ret_n = n;
    return 0;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct search_filter filter = {.text = NULL};
    const struct found *found = NULL;
    struct slice slice;
    size_t n = 0, first;
    int r = read_filter(context, invocation, &filter, err);

    if (r == 0)
        r = argument_slice(invocation, &slice, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0 && invocation_has(invocation, "archived"))
        r = search_archives(context, &filter, &found, &n, err);
    else if (r == 0)
        r = report_search(context->task.race_db, &filter, &context->arena, &found, &n, err);
    if (r == 0 && n == 0)
        return fail_nothing(context, filter.text, err);
    if (r != 0)
        return r;
    first = slice_of(&slice, n, &n);
    return sheet_print(found_sheet(context, n > 0 ? &found[first] : NULL, n), &context->output,
                       "results", err);
}

static const struct option_spec options[] = {
    {"type", "TYPE", "only tracks, drivers ... (`driver`), or sessions of a type (`race`)", 0,
     false},
    {"track", "SLUG", "only at that track", 0, false},
    {"class", "TEXT", "only classes whose name has this in it", 0, false},
    {"from", "DATE", "not before that day", 0, false},
    {"to", "DATE", "not after that day", 0, false},
    {"limit", "N", "at most so many", 0, false},
    {"offset", "N", "without the first so many", 0, false},
    {"archived", NULL, "ask the archives instead of the store", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_search = {
    .name = "search",
    .arguments = "TEXT [--type TYPE] [--track SLUG] [--class TEXT] [--from DATE] [--to DATE]",
    .summary = "Look for a text in the stored tracks, drivers, classes, days and sessions",
    .examples = "trackside search obrien\n"
                "trackside search 'nitro buggy' --type day\n"
                "trackside search 7401126 --from 2025-10-01",
    .notes =
        "Every word of TEXT must occur; case, accents and punctuation do not matter. A session "
        "without\na type counts as a race.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
