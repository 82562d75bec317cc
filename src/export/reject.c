/* Rows the target does not take, found one by one. */
#include "reject.h"

#include "merge.h"
#include "postgres_schema.h"
#include "refusal.h"

#include <string.h>

enum {
    MOST_OF_A_DAY = 100, /* rejected rows that are looked for */
};

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

void reject_add(struct run *run, struct day *day, const char *key)
{
    const struct postgres_failure *refusal = &run->refusal;
    struct export_report *report = run->report;
    const char *column = refusal->column[0] != '\0' ? refusal->column : refusal->constraint;

    report->rejected =
        arena_grow(run->arena, report->rejected, report->n_rejected, sizeof(*report->rejected));
    report->rejected[report->n_rejected++] = (struct export_rejected){
        .day = day->source_event_id,
        .table = arena_text(run->arena, refusal->table),
        .key = arena_text(run->arena, key),
        .column = column[0] != '\0' ? arena_text(run->arena, column) : NULL,
        .sqlstate = refusal->sqlstate[0] != '\0' ? arena_text(run->arena, refusal->sqlstate) : NULL,
        .message = arena_text(run->arena, refusal->message),
    };
    day->state = DAY_REJECTED;
}

/*
 * The server names a column only where it is alone to blame; else it names a constraint, which
 * `reject_add` has put in its place, and whose columns can be asked for once the row is taken back.
 */
static int name_columns(struct run *run, struct error *err)
{
    struct export_rejected *rejected = &run->report->rejected[run->report->n_rejected - 1];
    const char *parameters[2] = {rejected->column, rejected->table};
    struct postgres_rows rows;
    int r;

    if (rejected->column == NULL)
        return 0;
    r = target_ask(&run->target, TARGET_CONSTRAINT, parameters, 2, &rows, err);
    if (r == 0 && postgres_cell(&rows, 0, 0) != NULL)
        rejected->column = postgres_cell(&rows, 0, 0);
    return r;
}

/* The rows of one table that are to be tried. */
struct trial {
    struct run *run;
    struct day *day;
    enum export_table table;
    enum merge_action action;
    struct postgres_rows rows; /* number, key */
    size_t n_most;             /* of report->n_rejected */
};

/* Rows `from` to `to`, tried together; refused together, they are halved. */
static int try_rows(const struct trial *trial, size_t from, size_t to, struct error *err)
{
    struct run *run = trial->run;
    int64_t first = postgres_cell_int(&trial->rows, from, 0);
    int64_t last = postgres_cell_int(&trial->rows, to, 0);
    int r;

    if (run->report->n_rejected >= trial->n_most)
        return 0;
    refusal_clear(run);
    r = target_run(&run->target, SESSION_SAVEPOINT, err);
    if (r == 0)
        r = merge_write(run, trial->table, trial->action, first, last, (int64_t)(to - from + 1),
                        err);
    if (r == 0)
        return target_run(&run->target, SESSION_RELEASE, err);
    if (r != ERROR_REJECTED || !refusal_is_about_rows(run))
        return r;
    r = target_run(&run->target, SESSION_ROLLBACK_TO, err);
    if (from == to) {
        reject_add(run, trial->day, postgres_cell(&trial->rows, from, 1));
        return r == 0 ? name_columns(run, err) : r;
    }
    if (r == 0)
        r = try_rows(trial, from, (from + to) / 2, err);
    if (r == 0)
        r = try_rows(trial, (from + to) / 2 + 1, to, err);
    return r;
}

static int try_table(struct run *run, struct day *day, enum export_table table, struct error *err)
{
    static const char *const actions[] = {[MERGE_INSERT] = "insert", [MERGE_UPDATE] = "update"};
    int r = merge_plan(run, table, err);

    if (r == ERROR_REJECTED && refusal_is_about_rows(run)) {
        reject_add(run, day, day->source_event_id);
        return 0;
    }
    for (int i = MERGE_INSERT; r == 0 && i <= MERGE_UPDATE; i++) {
        struct trial trial = {run,           day,
                              table,         (enum merge_action)i,
                              {.n_rows = 0}, run->report->n_rejected + MOST_OF_A_DAY};

        r = target_ask(&run->target, keys[table], &actions[i], 1, &trial.rows, err);
        if (r == 0 && trial.rows.n_rows > 0)
            r = try_rows(&trial, 0, trial.rows.n_rows - 1, err);
    }
    return r;
}

/* Every row was written one way or another; those that a view or a rule put nowhere are missing. */
static int find_lost(struct run *run, struct day *day, struct error *err)
{
    struct postgres_rows rows;
    int r = merge_plan_again(run, err);

    if (r == 0)
        r = target_ask(&run->target, VERIFY_DIFFERENCES, NULL, 0, &rows, err);
    for (size_t i = 0; r == 0 && i < rows.n_rows && i < MOST_OF_A_DAY; i++) {
        if (!target_is_indirect(&run->target, postgres_cell(&rows, i, 0)))
            continue;
        refusal_short(run, postgres_cell(&rows, i, 0), NULL);
        reject_add(run, day, postgres_cell(&rows, i, 1));
    }
    return r;
}

/*
 * Tables below the first one with a refused row would only repeat that their parent is missing.
 * `at_once`: constraints that may wait for the end of the transaction do not.
 */
static int search(struct run *run, const struct stage *stage, bool at_once, struct error *err)
{
    struct day *day = stage->days[0];
    size_t n_before = run->report->n_rejected;
    int r = target_begin(&run->target, SESSION_BEGIN, err);

    refusal_clear(run);
    if (r == 0 && at_once)
        r = target_run(&run->target, SESSION_CONSTRAINTS, err);
    if (r == 0)
        r = merge_copy(run, stage, err);
    for (int i = 0; r == 0 && i < EXPORT_N_TABLES && run->report->n_rejected == n_before; i++)
        r = try_table(run, day, (enum export_table)i, err);
    if (r == 0 && run->report->n_rejected == n_before && run->target.has_indirect)
        r = find_lost(run, day, err);
    if (r != ERROR_UNREACHABLE)
        target_run(&run->target, SESSION_ROLLBACK, NULL);
    return r;
}

/* Was all that was found from n on refused for the reason that the day was refused for? */
static bool is_same_reason(const struct export_report *report, size_t n,
                           const struct postgres_failure *refusal)
{
    for (; n < report->n_rejected; n++) {
        const char *sqlstate = report->rejected[n].sqlstate;

        if (sqlstate == NULL || strcmp(sqlstate, refusal->sqlstate) != 0)
            return false;
    }
    return true;
}

int reject_find(struct run *run, const struct stage *stage, struct error *err)
{
    const struct postgres_failure refusal = run->refusal;
    struct export_report *report = run->report;
    size_t n_before = report->n_rejected;
    int r = search(run, stage, false, err);

    if (r == 0 && report->n_rejected == n_before) {
        r = search(run, stage, true, err);
        if (!is_same_reason(report, n_before, &refusal))
            report->n_rejected = n_before; /* what was refused too early is no fault */
    }
    if (r < 0 && (r != ERROR_REJECTED || !refusal_is_about_rows(run)))
        return r;
    if (report->n_rejected == n_before) {
        run->refusal = refusal;
        reject_add(run, stage->days[0], stage->days[0]->source_event_id);
    }
    return 0;
}
