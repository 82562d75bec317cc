/*
 * A batch into temporary tables, and from there into the central ones, within the caller's
 * transaction. Where the target says no, ERROR_REJECTED is returned and the run's refusal
 * (refusal.h) says why; rows that it took and did not write are refused as well.
 */
#ifndef TRACKSIDE_EXPORT_MERGE_H
#define TRACKSIDE_EXPORT_MERGE_H

#include "run.h"
#include "stage.h"

/* Make the temporary tables, and put a batch into them. */
int merge_copy(struct run *run, const struct stage *stage, struct error *err);

/* Leave n days of the batch out of it. */
int merge_leave_out(struct run *run, struct day *const *days, size_t n, struct error *err);

/* What a batch does, to be added to the report once it is committed. */
struct merge_counts {
    struct export_counts tables[EXPORT_N_TABLES];
};
void merge_add_counts(struct run *run, const struct merge_counts *counts);

/* Work out what there is to do, row by row, without doing it. */
int merge_plan_all(struct run *run, struct merge_counts *ret_counts, struct error *err);

/*
 * Do it, table by table, and make sure of it: what was written is counted, deferred constraints are
 * checked, and what went through a view or a rule is looked for.
 */
int merge_write_all(struct run *run, struct merge_counts *ret_counts, struct error *err);

/* ---- one table, for finding out which rows are refused ---- */

/* Plan it, with every row; the tables above it are planned and written. */
int merge_plan(struct run *run, enum export_table table, struct error *err);

enum merge_action {
    MERGE_INSERT,
    MERGE_UPDATE
};

/* Write the planned rows of an action that have the numbers `first` to `last`: n of them. */
int merge_write(struct run *run, enum export_table table, enum merge_action action, int64_t first,
                int64_t last, int64_t n, struct error *err);

/* Check what else would be checked at the commit. */
int merge_check_constraints(struct run *run, struct error *err);

/* Plan everything again, after it was written: what is still to do was not done. */
int merge_plan_again(struct run *run, struct error *err);

#endif
