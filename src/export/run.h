/*
 * One run of an export to PostgreSQL: what all its steps share.
 */
#ifndef TRACKSIDE_EXPORT_RUN_H
#define TRACKSIDE_EXPORT_RUN_H

#include "day.h"
#include "stage.h"
#include "target.h"

struct run {
    const struct export_options *options;
    struct db *race_db;
    struct db *local; /* export.db, or NULL */
    const char *target_name;
    struct target target;
    struct day *days;
    size_t n_days;
    struct arena *arena;
    struct export_report *report;
};

/* ---- checkpoint.c ---- */

/* Ask the target what it has of n days. */
int checkpoint_read(struct run *run, struct day *const *days, size_t n, struct error *err);

/* Does the target have a day as it is here? Its fingerprint must have been read. */
bool checkpoint_covers(const struct run *run, const struct day *day);

/* Keep the local copy of what a committed batch has sent. */
int checkpoint_mirror(struct run *run, struct day *const *days, size_t n, struct error *err);

/* ---- times.c ---- */

/*
 * Decide for each track how its times are stored. ERROR_FAILED, before anything is written, for a
 * track whose rows would then be mixed, or whose zone must be known and is not.
 */
int times_decide(struct run *run, struct error *err);

/* ---- merge.c ---- */

/* Make the temporary tables; once a session. */
int merge_set_up(struct run *run, struct error *err);

/* Put a batch into the temporary tables; then leave n of its days out. */
int merge_copy(struct run *run, const struct stage *stage, struct error *err);
int merge_leave_out(struct run *run, struct day *const *days, size_t n, struct error *err);

/* Plan table by table, and write each table before the next is planned unless `plan_only`. */
int merge_tables(struct run *run, bool plan_only, struct error *err);

/* Plan or write one table; rows `first` to `last` of the plan. */
int merge_plan(struct run *run, enum export_table table, struct error *err);
int merge_write(struct run *run, enum export_table table, int64_t first, int64_t last,
                struct error *err);
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

/* ---- reject.c ---- */

/* Is the last failure about a row's own content? */
bool reject_is_about_rows(const struct run *run);

/* Find, one by one, the rows of a staged single day that the target does not take; writes nothing.
 */
int reject_find(struct run *run, const struct stage *stage, struct error *err);

/* ---- send.c, compare.c: all days, in batches ---- */

int send_days(struct run *run, struct error *err);
int compare_days(struct run *run, struct error *err);

/* Fill a stage from days[*from] on: those waiting that differ from what the target has. */
int run_stage(struct run *run, size_t *from, bool all, struct stage *stage, struct error *err);

/* Tell the listener how far we are. */
void run_tell(const struct run *run, const char *detail);

#endif
