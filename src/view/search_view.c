/* What a search found. */
#include "trackside/search_view.h"

#include "trackside/archive.h"
#include "trackside/driver_report.h"

static struct cell type_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return (struct cell){.text = report_found_types[((const struct found *)row)->type],
                         .number = ABSENT};
}

static const struct column columns[] = {
    COLUMN_BY(type_cell, "type", "Found", COLUMN_TEXT),
    COLUMN_OF(found, track_slug, "track_slug", "Track", COLUMN_TEXT),
    COLUMN_OF(found, name, "name", "Name", COLUMN_TEXT),
    COLUMN_OF(found, date, "date", "Date", COLUMN_TEXT),
    COLUMN_OF(found, class_name, "class_name", "Class", COLUMN_TEXT),
    COLUMN_OF(found, transponder, "transponder_number", "Transponder", COLUMN_TEXT),
    COLUMN_OF(found, session_id, "session_id", "Session", COLUMN_TEXT),
    COLUMN_OF(found, session_type, "session_type", "Type", COLUMN_TEXT),
    COLUMN_OF(found, start_time_local, "start_time_local", NULL, COLUMN_TEXT),
    COLUMN_OF(found, n_sessions, "sessions", "Sessions", COLUMN_COUNT),
};

static int fail_nothing(struct task *task, struct arena *arena, const char *text, struct error *err)
{
    const char *nearest;
    int r = report_nearest_driver(task->race_db, text, arena, &nearest, err);

    if (r < 0)
        return r;
    if (nearest != NULL)
        return error_set(err, ERROR_NOT_FOUND, "nothing stored has '%s' in it; did you mean %s?",
                         text, nearest);
    return error_set(err, ERROR_NOT_FOUND, "nothing stored has '%s' in it", text);
}

static int search_archives(struct task *task, struct arena *arena,
                           const struct search_filter *filter, const struct found **ret_found,
                           size_t *ret_n, struct error *err)
{
    struct found *found = NULL;
    const char *const *files;
    size_t n_files, n = 0;
    int r = archive_list(task, arena, &files, &n_files, err);

    for (size_t i = 0; r == 0 && i < n_files; i++) {
        const struct found *some = NULL;
        size_t n_some = 0;

        r = archive_use(task, files[i], err);
        if (r == 0)
            r = report_search(task->race_db, filter, arena, &some, &n_some, err);
        for (size_t k = 0; r == 0 && k < n_some; k++) {
            found = arena_grow(arena, found, n, sizeof(*found));
            found[n++] = some[k];
        }
    }
    if (r < 0)
        return r;
    *ret_found = found;
    *ret_n = n;
    return 0;
}

int search_view_list(struct task *task, struct arena *arena, const struct search_filter *filter,
                     const struct slice *slice, bool is_archived, struct answer **ret_answer,
                     struct error *err)
{
    const struct found *found = NULL;
    size_t n = 0, first;
    int r = is_archived ? search_archives(task, arena, filter, &found, &n, err)
                        : report_search(task->race_db, filter, arena, &found, &n, err);

    if (r == 0 && n == 0)
        return fail_nothing(task, arena, filter->text, err);
    if (r != 0)
        return r;
    first = slice_of(slice, n, &n);
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "results",
                     sheet_of(arena, columns, N_COLUMNS(columns), n > 0 ? &found[first] : NULL, n,
                              sizeof(*found)),
                     SHEET_ALWAYS);
    return 0;
}
