/* A batch into temporary tables, and from there into the central ones. */
#include "merge.h"

#include "postgres_schema.h"
#include "refusal.h"

#include "trackside/cleanup.h"
#include "trackside/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    NOTHING = -1, /* rows of this table are never changed; another's of the same key is an error */
    LIST_CEILING = 1 << 20,
};

static const struct {
    int copy, plan, insert, update, missing;
} steps[EXPORT_N_TABLES] = {
    [EXPORT_TRACKS] = {COPY_TRACKS, PLAN_TRACKS, APPLY_INSERT_TRACKS, NOTHING,
                       APPLY_MISSING_TRACKS},
    [EXPORT_EVENTS] = {COPY_EVENTS, PLAN_EVENTS, APPLY_INSERT_EVENTS, APPLY_UPDATE_EVENTS, NOTHING},
    [EXPORT_CLASSES] = {COPY_EVENT_RACE_CLASSES, PLAN_EVENT_RACE_CLASSES,
                        APPLY_INSERT_EVENT_RACE_CLASSES, NOTHING, NOTHING},
    [EXPORT_DRIVERS] = {COPY_DRIVERS, PLAN_DRIVERS, APPLY_INSERT_DRIVERS, APPLY_UPDATE_DRIVERS,
                        APPLY_MISSING_DRIVERS},
    [EXPORT_RACES] = {COPY_RACES, PLAN_RACES, APPLY_INSERT_RACES, APPLY_UPDATE_RACES, NOTHING},
    [EXPORT_RACE_DRIVERS] = {COPY_RACE_DRIVERS, PLAN_RACE_DRIVERS, APPLY_INSERT_RACE_DRIVERS,
                             APPLY_UPDATE_RACE_DRIVERS, NOTHING},
    [EXPORT_RACE_RESULTS] = {COPY_RACE_RESULTS, PLAN_RACE_RESULTS, APPLY_INSERT_RACE_RESULTS,
                             APPLY_UPDATE_RACE_RESULTS, NOTHING},
    [EXPORT_LAPS] = {COPY_LAPS, PLAN_LAPS, APPLY_INSERT_LAPS, APPLY_UPDATE_LAPS, NOTHING},
};

/* Within what was done with a table: which one it was, should the target have said no. */
static int of_table(struct run *run, enum export_table table, int r)
{
    return r == ERROR_REJECTED ? refusal_note(run, export_table_name(table)) : r;
}

int merge_copy(struct run *run, const struct stage *stage, struct error *err)
{
    int r = target_run(&run->target, SESSION_STAGE, err);

    for (int i = 0; r == 0 && i < EXPORT_N_TABLES; i++) {
        r = postgres_copy(run->target.postgres, target_sql(&run->target, steps[i].copy),
                          buffer_bytes(&stage->tables[i]), err);
        r = of_table(run, (enum export_table)i, r);
    }
    return r;
}

/* Everything hangs on the day's own row: without it nothing of the day is planned. */
int merge_leave_out(struct run *run, struct day *const *days, size_t n, struct error *err)
{
    struct buffer text CLEANUP(buffer_deinit);
    struct json *names = json_new_array();
    const char *parameter;

    for (size_t i = 0; i < n; i++)
        json_append_text(names, days[i]->source_event_id);
    buffer_init(&text, LIST_CEILING);
    json_write(names, false, &text);
    json_free(names);
    parameter = buffer_text(&text);
    return target_ask(&run->target, PLAN_LEAVE_OUT, &parameter, 1, NULL, err);
}

/* ---- counting ---- */

static void count_column(struct arena *arena, struct export_counts *counts, const char *name,
                         int64_t n_rows)
{
    for (size_t i = 0; i < counts->n_columns; i++) {
        if (strcmp(counts->columns[i].name, name) == 0) {
            counts->columns[i].n_rows += n_rows;
            return;
        }
    }
    counts->columns =
        arena_grow(arena, counts->columns, counts->n_columns, sizeof(*counts->columns));
    counts->columns[counts->n_columns++] = (struct export_column){name, n_rows};
}

static enum export_table table_named(const char *name)
{
    int table = 0;

    while (table < EXPORT_N_TABLES - 1 &&
           strcmp(export_table_name((enum export_table)table), name) != 0)
        table++;
    return (enum export_table)table;
}

/* What the plan says. */
static int count(struct run *run, struct merge_counts *ret_counts, struct error *err)
{
    struct postgres_rows rows;
    int r = target_ask(&run->target, PLAN_SUMMARY, NULL, 0, &rows, err);

    if (r < 0)
        return r;
    memset(ret_counts, 0, sizeof(*ret_counts));
    for (size_t i = 0; i < rows.n_rows; i++) {
        struct export_counts *counts = &ret_counts->tables[table_named(postgres_cell(&rows, i, 0))];
        const char *action = postgres_cell(&rows, i, 1);
        const char *column = postgres_cell(&rows, i, 2);
        int64_t n_rows = postgres_cell_int(&rows, i, 3);

        if (column[0] != '\0')
            count_column(run->arena, counts, column, n_rows);
        else if (strcmp(action, "insert") == 0)
            counts->inserted = n_rows;
        else if (strcmp(action, "update") == 0)
            counts->updated = n_rows;
        else
            counts->unchanged = n_rows;
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
            count_column(run->arena, sum, more->columns[j].name, more->columns[j].n_rows);
    }
}

/* ---- planning ---- */

/* How many rows of a table are to be inserted and updated. */
struct planned {
    int64_t n_inserts, n_updates;
};

static int plan_table(struct run *run, enum export_table table, struct planned *ret_planned,
                      struct error *err)
{
    struct postgres_rows rows;
    int r = of_table(run, table, target_ask(&run->target, steps[table].plan, NULL, 0, &rows, err));

    if (r == 0)
        *ret_planned =
            (struct planned){postgres_cell_int(&rows, 0, 0), postgres_cell_int(&rows, 0, 1)};
    return r;
}

int merge_plan(struct run *run, enum export_table table, struct error *err)
{
    struct planned planned = {0};
    int r = plan_table(run, table, &planned, err);

    if (r == 0 && table == EXPORT_LAPS)
        r = of_table(run, table, target_run(&run->target, PLAN_NEW_LAPS, err));
    return r;
}

int merge_plan_all(struct run *run, struct merge_counts *ret_counts, struct error *err)
{
    int r = 0;

    for (int i = 0; r == 0 && i < EXPORT_N_TABLES; i++)
        r = merge_plan(run, (enum export_table)i, err);
    return r == 0 ? count(run, ret_counts, err) : r;
}

int merge_plan_again(struct run *run, struct error *err)
{
    int r = target_run(&run->target, PLAN_FORGET, err);

    for (int i = 0; r == 0 && i < EXPORT_N_TABLES; i++)
        r = merge_plan(run, (enum export_table)i, err);
    return r;
}

/* ---- writing ---- */

/* A query about rows `first` to `last` of a plan. */
static int ask_range(struct run *run, int query, int64_t first, int64_t last,
                     struct postgres_rows *ret_rows, struct error *err)
{
    char texts[2][32];
    const char *parameters[2] = {texts[0], texts[1]};

    snprintf(texts[0], sizeof(texts[0]), "%" PRId64, first);
    snprintf(texts[1], sizeof(texts[1]), "%" PRId64, last);
    return target_ask(&run->target, query, parameters, 2, ret_rows, err);
}

/*
 * Some rows were not inserted. Tracks and drivers belong to many days: what another exporter wrote
 * in the meantime is as good as ours.
 */
static int check_shortfall(struct run *run, enum export_table table, int64_t first, int64_t last,
                           struct error *err)
{
    struct postgres_rows rows;
    int r;

    if (steps[table].missing == NOTHING)
        return refusal_short(run, export_table_name(table), err);
    r = ask_range(run, steps[table].missing, first, last, &rows, err);
    if (r == 0 && postgres_cell_int(&rows, 0, 0) > 0)
        return refusal_short(run, export_table_name(table), err);
    return r;
}

int merge_write(struct run *run, enum export_table table, enum merge_action action, int64_t first,
                int64_t last, int64_t n, struct error *err)
{
    int query = action == MERGE_INSERT ? steps[table].insert : steps[table].update;
    struct postgres_rows rows;
    int r = ask_range(run, query, first, last, &rows, err);

    if (r < 0)
        return of_table(run, table, r);
    if (rows.n_written >= n)
        return 0;
    return action == MERGE_INSERT ? check_shortfall(run, table, first, last, err)
                                  : refusal_short(run, export_table_name(table), err);
}

/*
 * Plan and write one table. Returns how many rows were not inserted because another exporter had
 * done so, in *ret_n_others.
 */
static int write_table(struct run *run, enum export_table table, int64_t *ret_n_others,
                       struct error *err)
{
    struct planned planned = {0};
    struct postgres_rows inserted, new_laps = {.n_written = 0}, updated = {.n_written = 0};
    int r = plan_table(run, table, &planned, err);

    if (r < 0)
        return r;
    r = ask_range(run, steps[table].insert, 0, INT64_MAX, &inserted, err);
    if (r == 0 && table == EXPORT_LAPS)
        r = target_ask(&run->target, APPLY_INSERT_NEW_LAPS, NULL, 0, &new_laps, err);
    if (r == 0 && steps[table].update != NOTHING)
        r = ask_range(run, steps[table].update, 0, INT64_MAX, &updated, err);
    if (r < 0)
        return of_table(run, table, r);
    *ret_n_others = planned.n_inserts - inserted.n_written - new_laps.n_written;
    if (updated.n_written < planned.n_updates)
        return refusal_short(run, export_table_name(table), err);
    return *ret_n_others > 0 ? check_shortfall(run, table, 0, INT64_MAX, err) : 0;
}

int merge_check_constraints(struct run *run, struct error *err)
{
    int r = target_run(&run->target, SESSION_CONSTRAINTS, err);

    return r == ERROR_REJECTED ? refusal_note(run, NULL) : r;
}

/* Behind a view or a rule the server's word is that of whoever made it: what is there counts. */
static int read_back(struct run *run, struct error *err)
{
    struct merge_counts left;
    int r = merge_plan_again(run, err);

    if (r == 0)
        r = count(run, &left, err);
    for (int i = 0; r == 0 && i < EXPORT_N_TABLES; i++) {
        const char *table = export_table_name((enum export_table)i);

        if (left.tables[i].inserted + left.tables[i].updated > 0 &&
            target_is_indirect(&run->target, table))
            r = refusal_short(run, table, err);
    }
    return r;
}

int merge_write_all(struct run *run, struct merge_counts *ret_counts, struct error *err)
{
    int64_t n_others[EXPORT_N_TABLES];
    int r = 0;

    for (int i = 0; r == 0 && i < EXPORT_N_TABLES; i++)
        r = write_table(run, (enum export_table)i, &n_others[i], err);
    if (r == 0)
        r = count(run, ret_counts, err);
    if (r == 0)
        r = merge_check_constraints(run, err);
    if (r == 0 && run->target.has_indirect)
        r = read_back(run, err);
    for (int i = 0; r == 0 && i < EXPORT_N_TABLES; i++) {
        ret_counts->tables[i].inserted -= n_others[i];
        ret_counts->tables[i].unchanged += n_others[i];
    }
    return r;
}
