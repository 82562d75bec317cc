/* median, percentile, stdev_pop. */
#include "statistics.h"

#include <math.h>
#include <stdlib.h>

/* What one group of rows has come to. SQLite gives it zeroed. */
struct sample {
    double *values;
    size_t n;
    size_t capacity;
    double percent; /* of percentile: the same in every row */
};

/* ---- collecting ---- */

/* The group's sample; NULL when there is no memory, which SQLite is told. */
static struct sample *sample_of(sqlite3_context *context)
{
    struct sample *sample = sqlite3_aggregate_context(context, sizeof(*sample));

    if (sample == NULL)
        sqlite3_result_error_nomem(context);
    return sample;
}

static void add(sqlite3_context *context, struct sample *sample, double value)
{
    if (sample->n == sample->capacity) {
        size_t capacity = sample->capacity > 0 ? 2 * sample->capacity : 64;
        double *values = sqlite3_realloc64(sample->values, capacity * sizeof(*values));

        if (values == NULL) {
            sqlite3_result_error_nomem(context);
            return;
        }
        sample->values = values;
        sample->capacity = capacity;
    }
    sample->values[sample->n++] = value;
}

static bool is_number(sqlite3_value *value)
{
    int type = sqlite3_value_type(value);

    return type == SQLITE_INTEGER || type == SQLITE_FLOAT;
}

static void collect(sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
    struct sample *sample;

    (void)n_arguments;
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL)
        return;
    if (!is_number(arguments[0])) {
        sqlite3_result_error(context, "median, percentile and stdev_pop take numbers", -1);
        return;
    }
    sample = sample_of(context);
    if (sample != NULL)
        add(context, sample, sqlite3_value_double(arguments[0]));
}

static void collect_percentile(sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
    double percent = sqlite3_value_double(arguments[1]);
    struct sample *sample;

    if (!is_number(arguments[1]) || percent < 0 || percent > 100) {
        sqlite3_result_error(context, "the second argument of percentile is from 0 to 100", -1);
        return;
    }
    sample = sample_of(context);
    if (sample == NULL)
        return;
    if (sample->n > 0 && sample->percent != percent) {
        sqlite3_result_error(context, "the second argument of percentile is the same in all rows",
                             -1);
        return;
    }
    sample->percent = percent;
    collect(context, n_arguments, arguments);
}

/* ---- concluding ---- */

static int compare(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* Between the two values around the place, in proportion. */
static double value_at(struct sample *sample, double percent)
{
    double place = percent / 100 * (double)(sample->n - 1);
    size_t below = (size_t)place;
    size_t above = below + (below + 1 < sample->n);

    qsort(sample->values, sample->n, sizeof(*sample->values), compare);
    return sample->values[below] +
           (place - (double)below) * (sample->values[above] - sample->values[below]);
}

static void give(sqlite3_context *context, double (*figure)(struct sample *sample))
{
    struct sample *sample = sqlite3_aggregate_context(context, 0);

    if (sample == NULL)
        return; /* no rows: NULL, as nothing is given */
    if (sample->n > 0)
        sqlite3_result_double(context, figure(sample));
    sqlite3_free(sample->values);
}

static double median(struct sample *sample)
{
    return value_at(sample, 50);
}

static double percentile(struct sample *sample)
{
    return value_at(sample, sample->percent);
}

/* In two passes: the difference of two large sums would lose what is wanted. */
static double stdev_pop(struct sample *sample)
{
    double sum = 0, squares = 0;

    for (size_t i = 0; i < sample->n; i++)
        sum += sample->values[i];
    for (size_t i = 0; i < sample->n; i++) {
        double distance = sample->values[i] - sum / (double)sample->n;

        squares += distance * distance;
    }
    return sqrt(squares / (double)sample->n);
}

static void give_median(sqlite3_context *context)
{
    give(context, median);
}

static void give_percentile(sqlite3_context *context)
{
    give(context, percentile);
}

static void give_stdev_pop(sqlite3_context *context)
{
    give(context, stdev_pop);
}

/* ---- registering ---- */

int statistics_register(const struct db *db, struct error *err)
{
    static const struct {
        const char *name;
        int n_arguments;
        void (*step)(sqlite3_context *, int, sqlite3_value **);
        void (*final)(sqlite3_context *);
    } functions[] = {
        {"median", 1, collect, give_median},
        {"percentile", 2, collect_percentile, give_percentile},
        {"stdev_pop", 1, collect, give_stdev_pop},
    };
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

    for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
        int code = sqlite3_create_function_v2(db->sqlite, functions[i].name,
                                              functions[i].n_arguments, flags, NULL, NULL,
                                              functions[i].step, functions[i].final, NULL);

        if (code != SQLITE_OK)
            return connection_fail(db, code, functions[i].name, err);
    }
    return 0;
}
