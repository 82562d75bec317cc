/* A batch into temporary tables, and from there into the central ones. */
#include "merge.h"

#include "postgres_schema.h"

#include "trackside/cleanup.h"
#include "trackside/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    NOTHING = -1, /* rows of this table are never changed */
    LIST_CEILING = 1 << 20,
};

static const struct {
    int copy, plan, insert, update;
} steps[EXPORT_N_TABLES] = {
    [EXPORT_TRACKS] = {COPY_TRACKS, PLAN_TRACKS, APPLY_INSERT_TRACKS, NOTHING},
    [EXPORT_EVENTS] = {COPY_EVENTS, PLAN_EVENTS, APPLY_INSERT_EVENTS, APPLY_UPDATE_EVENTS},
    [EXPORT_CLASSES] = {COPY_EVENT_RACE_CLASSES, PLAN_EVENT_RACE_CLASSES,
                        APPLY_INSERT_EVENT_RACE_CLASSES, NOTHING},
    [EXPORT_DRIVERS] = {COPY_DRIVERS, PLAN_DRIVERS, APPLY_INSERT_DRIVERS, APPLY_UPDATE_DRIVERS},
    [EXPORT_RACES] = {COPY_RACES, PLAN_RACES, APPLY_INSERT_RACES, APPLY_UPDATE_RACES},
    [EXPORT_RACE_DRIVERS] = {COPY_RACE_DRIVERS, PLAN_RACE_DRIVERS, APPLY_INSERT_RACE_DRIVERS,
                             APPLY_UPDATE_RACE_DRIVERS},
    [EXPORT_RACE_RESULTS] = {COPY_RACE_RESULTS, PLAN_RACE_RESULTS, APPLY_INSERT_RACE_RESULTS,
                             APPLY_UPDATE_RACE_RESULTS},
    [EXPORT_LAPS] = {COPY_LAPS, PLAN_LAPS, APPLY_INSERT_LAPS, APPLY_UPDATE_LAPS},
};

int merge_set_up(struct run *run, struct error *err)
{
    return target_run(&run->target, SESSION_STAGE, err);
}

int merge_copy(struct run *run, const struct stage *stage, struct error *err)
{
    int r = 0;

    for (int i = 0; r == 0 && i < EXPORT_N_TABLES; i++)
        r = postgres_copy(run->target.postgres, target_sql(&run->target, steps[i].copy),
                          buffer_bytes(&stage->tables[i]), err);
    return r;
}

/* Everything hangs on the day's own row: without it nothing of the day is planned. */
int merge_leave_out(struct run *run, struct day *const *days, size_t n, struct error *err)
{
    struct buffer text CLEANUP(buffer_deinit);
    struct json *names = json_new_array();
    const char *parameter;
    int r = 0;

    for (size_t i = 0; i < n; i++)
        json_append_text(names, days[i]->source_event_id);
    buffer_init(&text, LIST_CEILING);
    json_write(names, false, &text);
    json_free(names);
    parameter = buffer_text(&text);
    if (n > 0)
        r = target_ask(&run->target, PLAN_LEAVE_OUT, &parameter, 1, NULL, err);
    return r;
}

/* ---- table by table ---- */

int merge_plan(struct run *run, enum export_table table, struct error *err)
{
    return target_run(&run->target, steps[table].plan, err);
}

static int write_range(struct run *run, int query, int64_t first, int64_t last, struct error *err)
{
    char texts[2][32];
    const char *parameters[2] = {texts[0], texts[1]};

    if (query == NOTHING)
        return 0;
    snprintf(texts[0], sizeof(texts[0]), "%" PRId64, first);
    snprintf(texts[1], sizeof(texts[1]), "%" PRId64, last);
    return target_ask(&run->target, query, parameters, 2, NULL, err);
}

int merge_insert(struct run *run, enum export_table table, int64_t first, int64_t last,
                 struct error *err)
{
    return write_range(run, steps[table].insert, first, last, err);
}

int merge_update(struct run *run, enum export_table table, int64_t first, int64_t last,
                 struct error *err)
{
    return write_range(run, steps[table].update, first, last, err);
}

int merge_tables(struct run *run, bool plan_only, struct error *err)
{
    int r = 0;

    for (int i = 0; r == 0 && i < EXPORT_N_TABLES; i++) {
        r = merge_plan(run, (enum export_table)i, err);
        if (r == 0 && !plan_only)
            r = merge_insert(run, (enum export_table)i, 0, INT64_MAX, err);
        if (r == 0 && !plan_only)
            r = merge_update(run, (enum export_table)i, 0, INT64_MAX, err);
    }
    return r;
}

/* ---- counting ---- */

static void count_column(struct run *run, struct export_counts *counts, const char *name,
                         int64_t n_rows)
{
    for (size_t i = 0; i < counts->n_columns; i++) {
        if (strcmp(counts->columns[i].name, name) == 0) {
            counts->columns[i].n_rows += n_rows;
            return;
        }
    }
    counts->columns =
        arena_grow(run->arena, counts->columns, counts->n_columns, sizeof(*counts->columns));
    counts->columns[counts->n_columns++] = (struct export_column){name, n_rows};
}

static void count_rows(struct export_counts *counts, const char *action, int64_t n_rows)
{
    if (strcmp(action, "insert") == 0)
        counts->inserted += n_rows;
    else if (strcmp(action, "update") == 0)
        counts->updated += n_rows;
    else
        counts->unchanged += n_rows;
}

static enum export_table table_named(const char *name)
{
    int table = 0;

    while (table < EXPORT_N_TABLES - 1 &&
           strcmp(export_table_name((enum export_table)table), name) != 0)
        table++;
    return (enum export_table)table;
}

int merge_count(struct run *run, struct merge_counts *ret_counts, struct error *err)
{
    struct postgres_rows rows;
    int r = target_ask(&run->target, PLAN_SUMMARY, NULL, 0, &rows, err);

    if (r < 0)
        return r;
    memset(ret_counts, 0, sizeof(*ret_counts));
    for (size_t i = 0; i < rows.n_rows; i++) {
        struct export_counts *counts = &ret_counts->tables[table_named(postgres_cell(&rows, i, 0))];
        const char *column = postgres_cell(&rows, i, 2);

        if (column[0] == '\0')
            count_rows(counts, postgres_cell(&rows, i, 1), postgres_cell_int(&rows, i, 3));
        else
            count_column(run, counts, column, postgres_cell_int(&rows, i, 3));
    }
    return 0;
}

void merge_add_counts(struct run *run, const struct merge_counts *counts)
{
    for (int i = 0; i < EXPORT_N_TABLES; i++) {
        struct export_counts *sum = &run->report->tables[i];
        const struct export_counts *more = &counts->tables[i];

        sum->inserted += more->inserted;
        sum->updated += more->updated;
        sum->unchanged += more->unchanged;
        for (size_t j = 0; j < more->n_columns; j++)
            count_column(run, sum, more->columns[j].name, more->columns[j].n_rows);
    }
}
