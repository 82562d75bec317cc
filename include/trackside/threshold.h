/*
 * What is watched over, each figure against the setting that bounds it: the same for
 * `doctor --check` and for the metrics of `stats`.
 */
#ifndef TRACKSIDE_THRESHOLD_H
#define TRACKSIDE_THRESHOLD_H

#include "trackside/task.h"

struct threshold {
    enum setting_key setting; /* that bounds it */
    int64_t value;            /* thousandths: of a percent, a request, an hour */
    int64_t limit;            /* likewise */
    const char *detail;       /* a clause: "2 of 10 pages that discover asked for failed" */
};

enum {
    N_THRESHOLDS = 4,
};

/* The settings, in the order in which the figures are read. */
extern const enum setting_key threshold_settings[N_THRESHOLDS];

/* "drift-hours": the setting's key without "check.". */
const char *threshold_name(enum setting_key setting);

/* The bound, in thousandths. */
int64_t threshold_limit(const struct task *task, enum setting_key setting);

/* From the stores alone; texts in the arena. */
int threshold_read(struct task *task, struct arena *arena,
                   struct threshold ret_thresholds[static N_THRESHOLDS], struct error *err);

/* Is it over? A value that is just met is not. */
bool threshold_is_over(const struct threshold *threshold);

/* ERROR_CHECK, with one sentence for all that is over. */
int threshold_require(const struct task *task, struct arena *arena,
                      const struct threshold thresholds[static N_THRESHOLDS], struct error *err);

#endif
