/* The report of an export, table by table. */
#include "trackside/export_view.h"

#include <string.h>

/* ---- where to ---- */

static const struct column target_columns[] = {
    COLUMN_OF(export_report, host, "host", NULL, COLUMN_TEXT),
    COLUMN_OF(export_report, port, "port", NULL, COLUMN_TEXT),
    COLUMN_OF(export_report, database, "database", NULL, COLUMN_TEXT),
    COLUMN_OF(export_report, user, "user", NULL, COLUMN_TEXT),
    COLUMN_OF(export_report, tls, "tls", NULL, COLUMN_TEXT),
};

static const char *times_name(enum export_times times)
{
    return times == EXPORT_TIMES_VENUE ? "venue" : "utc";
}

/* One word when all tracks agree, which they nearly always do. */
static const char *common_times(const struct export_report *report)
{
    const char *common = NULL;

    for (size_t i = 0; i < report->n_tracks; i++) {
        const char *name = times_name(report->tracks[i].times);

        if (report->tracks[i].left_out != NULL)
            continue;
        if (common != NULL && strcmp(common, name) != 0)
            return "mixed";
        common = name;
    }
    return common;
}

static struct cell times_cell(const void *row, struct arena *arena)
{
    const struct export_track_times *track = row;

    (void)arena;
    return (struct cell){.text = times_name(track->times)};
}

static const struct column sent_columns[] = {
    COLUMN_OF(export_track_times, slug, "track", NULL, COLUMN_TEXT),
    COLUMN_BY(times_cell, "times", NULL, COLUMN_TEXT),
    COLUMN_OF(export_track_times, held, "held", NULL, COLUMN_SWITCH),
};

static const struct column left_out_columns[] = {
    COLUMN_OF(export_track_times, slug, "track", NULL, COLUMN_TEXT),
    COLUMN_OF(export_track_times, n_days, "days", NULL, COLUMN_COUNT),
    COLUMN_OF(export_track_times, left_out, "reason", NULL, COLUMN_TEXT),
};

/* Those that are sent, and those that are not. */
static void put_tracks(struct answer *answer, struct arena *arena,
                       const struct export_report *report)
{
    struct export_track_times *tracks =
        arena_new_array(arena, report->n_tracks + 1, struct export_track_times);
    size_t n_sent = 0, n_left_out;

    for (size_t i = 0; i < report->n_tracks; i++)
        if (report->tracks[i].left_out == NULL)
            tracks[n_sent++] = report->tracks[i];
    n_left_out = n_sent;
    for (size_t i = 0; i < report->n_tracks; i++)
        if (report->tracks[i].left_out != NULL)
            tracks[n_left_out++] = report->tracks[i];
    answer_put_json(answer, "tracks", sheet_json(SHEET(arena, sent_columns, tracks, n_sent)));
    answer_put_json(
        answer, "left_out",
        sheet_json(SHEET(arena, left_out_columns, &tracks[n_sent], n_left_out - n_sent)));
}

/* ---- what was written ---- */

struct table_line {
    const char *name;
    struct export_counts counts;
};

/* {"ends_at": 3}, shown as "ends_at (3)". */
static struct cell changed_cell(const void *row, struct arena *arena)
{
    const struct table_line *line = row;
    const char *shown = "", *text = "";

    for (size_t i = 0; i < line->counts.n_columns; i++) {
        const struct export_column *column = &line->counts.columns[i];
        const char *comma = i > 0 ? ", " : "";

        shown = arena_format(arena, "%s%s%s (%lld)", shown, comma, column->name,
                             (long long)column->n_rows);
        text = arena_format(arena, "%s%s\"%s\": %lld", text, comma, column->name,
                            (long long)column->n_rows);
    }
    return (struct cell){.text = arena_format(arena, "{%s}", text), .shown = shown};
}

static const struct column table_columns[] = {
    COLUMN_OF(table_line, name, "table", "Table", COLUMN_TEXT),
    COLUMN_OF(table_line, counts.inserted, "inserted", "Inserted", COLUMN_COUNT),
    COLUMN_OF(table_line, counts.updated, "updated", "Updated", COLUMN_COUNT),
    COLUMN_OF(table_line, counts.unchanged, "unchanged", "Unchanged", COLUMN_COUNT),
    COLUMN_BY(changed_cell, "updated_columns", "Columns", COLUMN_JSON),
};

static struct sheet *table_sheet(struct arena *arena, const struct export_report *report)
{
    struct table_line *lines = arena_new_array(arena, EXPORT_N_TABLES, struct table_line);

    for (int i = 0; i < EXPORT_N_TABLES; i++)
        lines[i] = (struct table_line){export_table_name((enum export_table)i), report->tables[i]};
    return SHEET(arena, table_columns, lines, EXPORT_N_TABLES);
}

/* In JSON each table stands under its name, which is then no member of it. */
static struct json *tables_json(struct arena *arena, const struct export_report *report)
{
    struct json *json = json_new_object();

    for (int i = 0; i < EXPORT_N_TABLES; i++) {
        const struct table_line line = {NULL, report->tables[i]};
        const struct sheet *row =
            sheet_of(arena, &table_columns[1], N_COLUMNS(table_columns) - 1, &line, 1, 0);

        json_put(json, export_table_name((enum export_table)i), sheet_row_json(row, 0));
    }
    return json;
}

static const struct column rejected_columns[] = {
    COLUMN_OF(export_rejected, day, "source_event_id", NULL, COLUMN_TEXT),
    COLUMN_OF(export_rejected, table, "table", NULL, COLUMN_TEXT),
    COLUMN_OF(export_rejected, key, "key", NULL, COLUMN_TEXT),
    COLUMN_OF(export_rejected, column, "column", NULL, COLUMN_TEXT),
    COLUMN_OF(export_rejected, sqlstate, "sqlstate", NULL, COLUMN_TEXT),
    COLUMN_OF(export_rejected, message, "message", NULL, COLUMN_TEXT),
};

/* ---- what differs ---- */

static struct cell match_cell(const void *row, struct arena *arena)
{
    const struct export_verified *day = row;

    (void)arena;
    return (struct cell){.number = strcmp(day->hash_here, day->hash_there) == 0};
}

static const struct column verified_columns[] = {
    COLUMN_OF(export_verified, source_event_id, "source_event_id", "Day", COLUMN_TEXT),
    COLUMN_BY(match_cell, "match", "Match", COLUMN_SWITCH),
    COLUMN_OF(export_verified, rows_here, "rows_here", "Rows here", COLUMN_COUNT),
    COLUMN_OF(export_verified, rows_there, "rows_there", "there", COLUMN_COUNT),
    COLUMN_OF(export_verified, hash_here, "hash_here", NULL, COLUMN_TEXT),
    COLUMN_OF(export_verified, hash_there, "hash_there", NULL, COLUMN_TEXT),
};

static const struct column difference_columns[] = {
    COLUMN_OF(export_difference, table, "table", NULL, COLUMN_TEXT),
    COLUMN_OF(export_difference, key, "key", NULL, COLUMN_TEXT),
    COLUMN_OF(export_difference, what, "difference", NULL, COLUMN_TEXT),
    COLUMN_OF(export_difference, columns, "columns", NULL, COLUMN_TEXT),
};

/* ---- the whole ---- */

static const struct column count_columns[] = {
    COLUMN_DEEP(export_report, n_days, "events", COLUMN_COUNT),
    COLUMN_DEEP(export_report, n_days_sent, "events_sent", COLUMN_COUNT),
    COLUMN_DEEP(export_report, n_days_unchanged, "events_unchanged", COLUMN_COUNT),
};

static const struct column checkpoint_columns[] = {
    COLUMN_DEEP(export_report, checkpoints, "checkpoints", COLUMN_TEXT),
};

struct way {
    bool is_dry;
    const char *times;
};

static const struct column way_columns[] = {
    COLUMN_DEEP(way, is_dry, "dry_run", COLUMN_SWITCH),
    COLUMN_DEEP(way, times, "times", COLUMN_TEXT),
};

static struct json *texts_json(const char *const *texts, size_t n)
{
    struct json *json = json_new_array();

    for (size_t i = 0; i < n; i++)
        json_append_text(json, texts[i]);
    return json;
}

struct answer *export_view_answer(struct arena *arena, const struct export_options *options,
                                  const struct export_report *report)
{
    const struct way way = {options->dry_run, common_times(report)};
    struct answer *answer = answer_begin(arena, NULL);
    struct sheet *verified = SHEET(arena, verified_columns, report->verified, report->n_verified);

    answer_put_json(answer, "target", sheet_row_json(SHEET(arena, target_columns, report, 1), 0));
    answer_put_head(answer, way_columns, N_COLUMNS(way_columns), &way);
    put_tracks(answer, arena, report);
    answer_put_head(answer, count_columns, N_COLUMNS(count_columns), report);
    answer_put_json(answer, "busy", texts_json(report->busy_days, report->n_busy_days));
    answer_put_head(answer, checkpoint_columns, N_COLUMNS(checkpoint_columns), report);
    answer_put_json(answer, "lacks", texts_json(report->lacks, report->n_lacks));
    answer_put_json(answer, "tables", tables_json(arena, report));
    answer_put_json(
        answer, "rejected",
        sheet_json(SHEET(arena, rejected_columns, report->rejected, report->n_rejected)));
    if (!options->verify) {
        answer_put_sheet(answer, "tables", table_sheet(arena, report), SHEET_FLAT);
        return answer;
    }
    answer_put_json(answer, "verified", sheet_json(verified));
    answer_put_json(
        answer, "differences",
        sheet_json(SHEET(arena, difference_columns, report->differences, report->n_differences)));
    answer_put_sheet(answer, "verified", verified, SHEET_FLAT);
    return answer;
}
