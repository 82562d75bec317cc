/*
 * Looking without writing: the plan of a dry run, and the differences --verify names. All of it
 * happens in one transaction that may only read.
 */
#include "compare.h"

#include "batch.h"
#include "merge.h"
#include "postgres_schema.h"

#include "trackside/cleanup.h"

static int add_differences(struct run *run, struct error *err)
{
    struct export_report *report = run->report;
    struct postgres_rows rows;
    int r = target_ask(&run->target, VERIFY_DIFFERENCES, NULL, 0, &rows, err);

    for (size_t i = 0; r == 0 && i < rows.n_rows; i++) {
        report->differences = arena_grow(run->arena, report->differences, report->n_differences,
                                         sizeof(*report->differences));
        report->differences[report->n_differences++] = (struct export_difference){
            .table = postgres_cell(&rows, i, 0),
            .key = postgres_cell(&rows, i, 1),
            .what = postgres_cell(&rows, i, 2),
            .columns = postgres_cell(&rows, i, 3),
        };
    }
    return r;
}

static int add_verified(struct run *run, struct error *err)
{
    struct export_report *report = run->report;
    struct postgres_rows rows;
    int r = target_ask(&run->target, VERIFY_DAYS, NULL, 0, &rows, err);

    for (size_t i = 0; r == 0 && i < rows.n_rows; i++) {
        report->verified =
            arena_grow(run->arena, report->verified, report->n_verified, sizeof(*report->verified));
        report->verified[report->n_verified++] = (struct export_verified){
            .source_event_id = postgres_cell(&rows, i, 0),
            .rows_here = postgres_cell_int(&rows, i, 1),
            .rows_there = postgres_cell_int(&rows, i, 2),
            .hash_here = postgres_cell(&rows, i, 3),
            .hash_there = postgres_cell(&rows, i, 4),
        };
    }
    return r;
}

static int look_at_plan(struct run *run, struct error *err)
{
    struct merge_counts counts;
    int r = merge_count(run, &counts, err);

    if (r < 0)
        return r;
    merge_add_counts(run, &counts);
    if (!run->options->verify)
        return target_run(&run->target, PLAN_REMEMBER, err);
    r = add_differences(run, err);
    return r == 0 ? add_verified(run, err) : r;
}

static int compare_batch(struct run *run, const struct stage *stage, struct error *err)
{
    int r = merge_copy(run, stage, err);

    if (r == 0)
        r = merge_tables(run, true, err);
    if (r == 0)
        r = look_at_plan(run, err);
    for (size_t i = 0; i < stage->n_days; i++)
        stage->days[i]->state = DAY_SENT;
    return r == 0 ? target_run(&run->target, PLAN_CLEAR, err) : r;
}

static int compare_all(struct run *run, struct error *err)
{
    bool all = run->options->all_days || run->options->verify;
    size_t at = 0;
    int r = 0;

    while (r == 0 && at < run->n_days) {
        struct stage stage CLEANUP(stage_deinit);

        stage_init(&stage);
        r = batch_fill(run, &at, all, &stage, err);
        if (r == 0 && stage.n_days > 0)
            r = compare_batch(run, &stage, err);
        batch_tell(run, "comparing");
    }
    return r;
}

int compare_days(struct run *run, struct error *err)
{
    int r = target_run(&run->target, SESSION_BEGIN_COMPARE, err);

    if (r == 0)
        r = compare_all(run, err);
    if (r != ERROR_UNREACHABLE)
        target_run(&run->target, SESSION_ROLLBACK, NULL);
    if (r == ERROR_REJECTED)
        return error_set(err, ERROR_FAILED, "the comparison was stopped by the target: %s",
                         postgres_failure(run->target.postgres)->message);
    return r;
}
