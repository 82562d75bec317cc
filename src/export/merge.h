/* A batch into temporary tables, and from there into the central ones. */
#ifndef TRACKSIDE_EXPORT_MERGE_H
#define TRACKSIDE_EXPORT_MERGE_H

#include "run.h"
#include "stage.h"

/* Make the temporary tables; once a session. */
int merge_set_up(struct run *run, struct error *err);

/* Put a batch into the temporary tables; then leave n of its days out. */
int merge_copy(struct run *run, const struct stage *stage, struct error *err);
int merge_leave_out(struct run *run, struct day *const *days, size_t n, struct error *err);

/* Plan table by table, and write each table before the next is planned unless `plan_only`. */
int merge_tables(struct run *run, bool plan_only, struct error *err);

/* Plan or write one table; rows `first` to `last` of the plan. */
int merge_plan(struct run *run, enum export_table table, struct error *err);
int merge_insert(struct run *run, enum export_table table, int64_t first, int64_t last,
                 struct error *err);
int merge_update(struct run *run, enum export_table table, int64_t first, int64_t last,
                 struct error *err);

/* Counts of this batch, to be added once it is committed. */
struct merge_counts {
    struct export_counts tables[EXPORT_N_TABLES];
};
int merge_count(struct run *run, struct merge_counts *ret_counts, struct error *err);
void merge_add_counts(struct run *run, const struct merge_counts *counts);

#endif
