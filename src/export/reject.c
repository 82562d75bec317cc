/* Rows the target does not take, found one by one. */
#include "reject.h"

#include "merge.h"
#include "postgres_schema.h"

#include <string.h>

static const int keys[EXPORT_N_TABLES] = {
    [EXPORT_TRACKS] = PLAN_KEYS_TRACKS,
    [EXPORT_EVENTS] = PLAN_KEYS_EVENTS,
    [EXPORT_CLASSES] = PLAN_KEYS_EVENT_RACE_CLASSES,
    [EXPORT_DRIVERS] = PLAN_KEYS_DRIVERS,
    [EXPORT_RACES] = PLAN_KEYS_RACES,
    [EXPORT_RACE_DRIVERS] = PLAN_KEYS_RACE_DRIVERS,
    [EXPORT_RACE_RESULTS] = PLAN_KEYS_RACE_RESULTS,
    [EXPORT_LAPS] = PLAN_KEYS_LAPS,
};

/* Data, integrity, raised by a trigger, a view's check. */
bool reject_is_about_rows(const struct run *run)
{
    static const char *const classes[] = {"22", "23", "P0", "44"};
    const char *sqlstate = postgres_failure(run->target.postgres)->sqlstate;

    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        if (strncmp(sqlstate, classes[i], 2) == 0)
            return true;
    }
    return false;
}

static void add(struct run *run, const struct day *day, const char *table, const char *key)
{
    const struct postgres_failure *failure = postgres_failure(run->target.postgres);
    struct export_report *report = run->report;
    const char *column = failure->column[0] != '\0' ? failure->column : failure->constraint;

    report->rejected =
        arena_grow(run->arena, report->rejected, report->n_rejected, sizeof(*report->rejected));
    report->rejected[report->n_rejected++] = (struct export_rejected){
        .day = day->source_event_id,
        .table = table,
        .key = arena_text(run->arena, key),
        .column = column[0] != '\0' ? arena_text(run->arena, column) : NULL,
        .sqlstate = arena_text(run->arena, failure->sqlstate),
        .message = arena_text(run->arena, failure->message),
    };
}

/*
 * The server names a column only where it is alone to blame; else it names a constraint, which
 * `add` has put in its place, and whose columns can be asked for once the row is taken back.
 */
static int name_columns(struct run *run, enum export_table table, struct error *err)
{
    struct export_rejected *rejected = &run->report->rejected[run->report->n_rejected - 1];
    const char *parameters[2] = {rejected->column, export_table_name(table)};
    struct postgres_rows rows;
    int r;

    if (rejected->column == NULL)
        return 0;
    r = target_ask(&run->target, TARGET_CONSTRAINT, parameters, 2, &rows, err);
    if (r == 0 && postgres_cell(&rows, 0, 0) != NULL)
        rejected->column = postgres_cell(&rows, 0, 0);
    return r;
}

/* Rows `from` to `to` of the list, tried together; refused together, they are halved. */
static int try_rows(struct run *run, enum export_table table, bool inserts,
                    const struct postgres_rows *rows, size_t from, size_t to, const struct day *day,
                    struct error *err)
{
    int64_t first = postgres_cell_int(rows, from, 0);
    int64_t last = postgres_cell_int(rows, to, 0);
    int r = target_run(&run->target, SESSION_SAVEPOINT, err);

    if (r == 0)
        r = inserts ? merge_insert(run, table, first, last, err)
                    : merge_update(run, table, first, last, err);
    if (r == 0)
        return target_run(&run->target, SESSION_RELEASE, err);
    if (r != ERROR_REJECTED || !reject_is_about_rows(run))
        return r;
    if (from == to)
        add(run, day, export_table_name(table), postgres_cell(rows, from, 1));
    r = target_run(&run->target, SESSION_ROLLBACK_ROW, err);
    if (r == 0 && from == to)
        r = name_columns(run, table, err);
    if (r == 0 && from < to)
        r = try_rows(run, table, inserts, rows, from, (from + to) / 2, day, err);
    if (r == 0 && from < to)
        r = try_rows(run, table, inserts, rows, (from + to) / 2 + 1, to, day, err);
    return r;
}

static int try_table(struct run *run, enum export_table table, bool inserts, const struct day *day,
                     struct error *err)
{
    const char *action = inserts ? "insert" : "update";
    struct postgres_rows rows;
    int r = target_ask(&run->target, keys[table], &action, 1, &rows, err);

    if (r < 0 || rows.n_rows == 0)
        return r;
    return try_rows(run, table, inserts, &rows, 0, rows.n_rows - 1, day, err);
}

/* Tables below the first one with a refused row would only repeat that their parent is missing. */
static int find(struct run *run, const struct stage *stage, struct error *err)
{
    const struct day *day = stage->days[0];
    size_t n_before = run->report->n_rejected;
    int r = merge_copy(run, stage, err);

    for (int i = 0; r == 0 && i < EXPORT_N_TABLES && run->report->n_rejected == n_before; i++) {
        r = merge_plan(run, (enum export_table)i, err);
        if (r == ERROR_REJECTED && reject_is_about_rows(run)) {
            add(run, day, export_table_name((enum export_table)i), day->source_event_id);
            return 0;
        }
        if (r == 0)
            r = try_table(run, (enum export_table)i, true, day, err);
        if (r == 0)
            r = try_table(run, (enum export_table)i, false, day, err);
    }
    if (r == ERROR_REJECTED && reject_is_about_rows(run)) { /* it failed on its way in */
        add(run, day, "(staging)", day->source_event_id);
        r = 0;
    }
    return r;
}

int reject_find(struct run *run, const struct stage *stage, struct error *err)
{
    size_t n_before = run->report->n_rejected;
    int r = target_run(&run->target, SESSION_BEGIN, err);

    if (r == 0)
        r = find(run, stage, err);
    if (r == ERROR_UNREACHABLE)
        return r;
    target_run(&run->target, SESSION_ROLLBACK, NULL);
    if (r == 0 && run->report->n_rejected > n_before)
        stage->days[0]->state = DAY_REJECTED;
    return r;
}
