/*
 * Meters: everything `stats` measures, as Prometheus names it. meter_table.c is the list.
 *
 * A counter only grows: it is counted from rows that are never taken away (health.h). What may
 * shrink is a gauge.
 */
#ifndef TRACKSIDE_METER_H
#define TRACKSIDE_METER_H

#include "trackside/buffer.h"
#include "trackside/health.h"
#include "trackside/task.h"

enum meter_type {
    METER_COUNTER,
    METER_GAUGE,
    METER_HISTOGRAM,
};

/* Reads samples; in the arena. */
typedef int meter_source(struct task *task, struct arena *arena,
                         const struct figure_line **ret_lines, size_t *ret_n, struct error *err);

/* Samples of one name, and where they come from: the first of these that is given. */
struct meter_series {
    const char *suffix;    /* behind the meter's name; "" but for the parts of a histogram */
    const char *labels[2]; /* names; NULL: no such label */
    const char *of_runs;   /* a count of the log of runs, see figure_of_runs */
    meter_source *read;
    enum figure figure;
    bool in_thousandths; /* the values are: milliseconds of seconds, ... */
};

enum {
    MAX_SERIES = 3,
};

struct meter {
    const char *name;
    enum meter_type type;
    const char *help;                       /* one line */
    struct meter_series series[MAX_SERIES]; /* up to the first without suffix */
};

extern const struct meter meter_table[];
extern const size_t meter_table_size;

/* "counter", "gauge", "histogram". */
const char *meter_type_name(enum meter_type type);

/* What it shows now; in the arena. */
int meter_read(struct task *task, struct arena *arena, const struct meter_series *series,
               const struct figure_line **ret_lines, size_t *ret_n, struct error *err);

/* A value as text: 42, or 0.350. */
const char *meter_value_text(const struct meter_series *series, int64_t value, struct arena *arena);

/* All of them in Prometheus' text format, version 0.0.4. */
int meter_write(struct task *task, struct arena *arena, struct buffer *out, struct error *err);

/* ---- sources beside the logs (meter_source.c) ---- */

meter_source meter_read_budget_limit;
meter_source meter_read_database_bytes; /* file */
meter_source meter_read_drifting_days;
meter_source meter_read_free_bytes;
meter_source meter_read_limits;  /* check; thousandths */
meter_source meter_read_running; /* command */
meter_source meter_read_values;  /* check; thousandths */
meter_source meter_read_version; /* version */

#endif
