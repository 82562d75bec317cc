/*
 * Those who never started have no link in the table, so that their ids stand in the script alone.
 */
#include "race_join.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* A row of the table or an element of the script, by its id or name. */
struct keyed {
    const char *key;
    size_t place;
};

struct joining {
    struct reading *reading;
    struct race_driver *drivers;
    size_t n_drivers;
    const struct racer *racers;
    size_t n_racers;
    bool *is_joined;  /* of each racer */
    size_t *racer_of; /* of each driver: n_racers for none */
};

static void note(struct reading *reading, size_t row, enum finding_kind kind, const char *part,
                 const char *raw, const char *text)
{
    findings_add(&reading->findings, kind, (struct place){"row", row + 1, part}, raw, text);
}

/* ---- joining ---- */

static int compare_keys(const void *a, const void *b)
{
    const struct keyed *one = a, *other = b;
    int order = strcmp(one->key, other->key);
    return order != 0 ? order : (one->place > other->place) - (one->place < other->place);
}

static void sort_keys(struct keyed *entries, size_t n)
{
    if (n > 1)
        qsort(entries, n, sizeof(*entries), compare_keys);
}

static void attach(struct joining *joining, size_t row, size_t element)
{
    struct race_driver *driver = &joining->drivers[row];
    const struct racer *racer = &joining->racers[element];
    driver->in_script = true;
    driver->script_name = racer->name;
    driver->script = racer->figures;
    driver->grid_position = racer->grid_position;
    driver->grid_time_ms = racer->grid_time_ms;
    driver->laps = racer->laps;
    driver->n_laps = racer->n_laps;
    joining->is_joined[element] = true;
    joining->racer_of[row] = element;
}

/* Both sides sorted by key: how many from a place on have the key that stands there. */
static size_t n_alike(const struct keyed *entries, size_t n, size_t at)
{
    size_t end = at;
    while (end < n && strcmp(entries[end].key, entries[at].key) == 0)
        end++;
    return end - at;
}

/* A second row of an id cannot be the same driver's in one race. */
static void drop_second(struct joining *joining, const struct keyed *rows, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct race_driver *driver = &joining->drivers[rows[i].place];
        note(joining->reading, rows[i].place, FINDING_DUPLICATE, "Driver", driver->driver_id,
             "the driver of a row above once more; this row is taken as one without a number");
        driver->driver_id = NULL;
    }
}

static void join_ids(struct joining *joining)
{
    struct arena *scratch = joining->reading->scratch;
    struct keyed *rows = arena_new_array(scratch, joining->n_drivers + 1, struct keyed);
    struct keyed *elements = arena_new_array(scratch, joining->n_racers + 1, struct keyed);
    size_t n_rows = 0, e = 0, step;
    for (size_t i = 0; i < joining->n_drivers; i++) {
        if (joining->drivers[i].driver_id != NULL)
            rows[n_rows++] = (struct keyed){joining->drivers[i].driver_id, i};
    }
    for (size_t i = 0; i < joining->n_racers; i++)
        elements[i] = (struct keyed){joining->racers[i].driver_id, i};
    sort_keys(rows, n_rows);
    sort_keys(elements, joining->n_racers);
    for (size_t i = 0; i < n_rows; i += step) {
        step = n_alike(rows, n_rows, i);
        while (e < joining->n_racers && strcmp(elements[e].key, rows[i].key) < 0)
            e++;
        if (e < joining->n_racers && strcmp(elements[e].key, rows[i].key) == 0)
            attach(joining, rows[i].place, elements[e].place);
        drop_second(joining, rows + i, step);
    }
}

/* One row and one element of a name are one driver; two of either could be either. */
static void join_alike(struct joining *joining, const struct keyed *rows, size_t n_rows,
                       const struct keyed *elements, size_t n_elements)
{
    if (n_rows == 1 && n_elements == 1) {
        attach(joining, rows[0].place, elements[0].place);
        joining->drivers[rows[0].place].driver_id = joining->racers[elements[0].place].driver_id;
        joining->drivers[rows[0].place].id_of_script = true;
        return;
    }
    for (size_t i = 0; i < n_rows && n_elements > 0; i++)
        note(joining->reading, rows[i].place, FINDING_AMBIGUOUS, "Driver", rows[i].key,
             "no link, and the name stands more than once without one: the number is not known");
}

static void join_names(struct joining *joining)
{
    struct arena *scratch = joining->reading->scratch;
    struct keyed *rows = arena_new_array(scratch, joining->n_drivers + 1, struct keyed);
    struct keyed *elements = arena_new_array(scratch, joining->n_racers + 1, struct keyed);
    size_t n_rows = 0, n_elements = 0, e = 0, step;
    for (size_t i = 0; i < joining->n_drivers; i++) {
        if (joining->drivers[i].driver_id == NULL)
            rows[n_rows++] = (struct keyed){joining->drivers[i].name, i};
    }
    for (size_t i = 0; i < joining->n_racers; i++) {
        if (!joining->is_joined[i] && joining->racers[i].name != NULL)
            elements[n_elements++] = (struct keyed){joining->racers[i].name, i};
    }
    sort_keys(rows, n_rows);
    sort_keys(elements, n_elements);
    for (size_t i = 0; i < n_rows; i += step) {
        step = n_alike(rows, n_rows, i);
        while (e < n_elements && strcmp(elements[e].key, rows[i].key) < 0)
            e++;
        bool found = e < n_elements && strcmp(elements[e].key, rows[i].key) == 0;
        join_alike(joining, rows + i, step, elements + e,
                   found ? n_alike(elements, n_elements, e) : 0);
    }
}

static size_t report_unjoined(const struct joining *joining)
{
    struct reading *reading = joining->reading;
    size_t n = 0;
    for (size_t i = 0; i < joining->n_racers; i++) {
        if (joining->is_joined[i])
            continue;
        n++;
        findings_add(
            &reading->findings, FINDING_DISAGREES,
            PLACE(arena_format(reading->scratch, "racerLaps[%s]", joining->racers[i].driver_id)),
            joining->racers[i].name, "no row of the table is of this driver");
    }
    return n;
}

static void report(const struct joining *joining)
{
    struct reading *reading = joining->reading;
    size_t before = 0;
    bool ordered = true;
    for (size_t i = 0; i < joining->n_drivers; i++) {
        const struct race_driver *driver = &joining->drivers[i];
        if (!driver->in_script)
            note(reading, i, FINDING_MISSING, "Driver", driver->name,
                 "the script does not have this driver");
        else if (driver->script_name == NULL || strcmp(driver->script_name, driver->name) != 0)
            note(reading, i, FINDING_DISAGREES, "Driver", driver->name,
                 arena_format(reading->scratch, "the script has \"%s\"",
                              driver->script_name == NULL ? "" : driver->script_name));
        if (driver->in_script) {
            ordered = ordered && joining->racer_of[i] >= before;
            before = joining->racer_of[i];
        }
    }
    if (!ordered)
        findings_add(&reading->findings, FINDING_DISAGREES, PLACE("racerLaps"), NULL,
                     "the script has the drivers in another order than the table");
}

size_t race_join(struct reading *reading, struct race_driver *drivers, size_t n,
                 const struct racer_list *racers)
{
    struct joining joining = {
        .reading = reading,
        .drivers = drivers,
        .n_drivers = n,
        .racers = racers->items,
        .n_racers = racers->n,
        .is_joined = arena_new_array(reading->scratch, racers->n + 1, bool),
        .racer_of = arena_new_array(reading->scratch, n + 1, size_t),
    };
    join_ids(&joining);
    join_names(&joining);
    size_t n_unjoined = report_unjoined(&joining);
    if (racers->found)
        report(&joining);
    return n_unjoined;
}

/* ---- checks ---- */

static bool differ(struct race_figure table, struct race_figure script, int64_t tolerance)
{
    if ((table.raw == NULL) != (script.raw == NULL))
        return true;
    if (is_absent(table.value) || is_absent(script.value))
        return false;
    int64_t off = table.value - script.value;
    return off > tolerance || off < -tolerance;
}

static void check_figure(struct reading *reading, size_t row, const char *part,
                         struct race_figure table, struct race_figure script, int64_t tolerance)
{
    if (differ(table, script, tolerance))
        note(reading, row, FINDING_DISAGREES, part, table.raw,
             arena_format(reading->scratch, "the script has %s",
                          script.raw == NULL ? "nothing" : script.raw));
}

/* The table has two decimals where the script has three. */
static void check_figures(struct reading *reading, size_t row, const struct race_driver *driver)
{
    const struct race_statistics *table = &driver->table, *script = &driver->script;
    enum {
        HALF_OF_A_HUNDREDTH = 5
    };
    check_figure(reading, row, "Fastest Lap", table->fast, script->fast, 0);
    check_figure(reading, row, "Avg Lap", table->average, script->average, 0);
    check_figure(reading, row, "Avg Top 5", table->top5, script->top5, 0);
    check_figure(reading, row, "Avg Top 10", table->top10, script->top10, 0);
    check_figure(reading, row, "Avg Top 15", table->top15, script->top15, 0);
    check_figure(reading, row, "Top 3 Consecutive", table->top3_consecutive,
                 script->top3_consecutive, 0);
    check_figure(reading, row, "Std. Deviation", table->deviation, script->deviation,
                 HALF_OF_A_HUNDREDTH);
    check_figure(reading, row, "Consistency", table->consistency, script->consistency,
                 HALF_OF_A_HUNDREDTH);
}

/* The sum of the laps; ABSENT when one of them has no time. */
static int64_t sum_of_laps(const struct race_driver *driver)
{
    int64_t sum = 0;
    for (size_t i = 0; i < driver->n_laps; i++) {
        if (is_absent(driver->laps[i].time_ms))
            return ABSENT;
        sum += driver->laps[i].time_ms;
    }
    return sum;
}

/* A difference is a correction by the timing crew, or an import that was not whole: both stay. */
static void check_laps(struct reading *reading, size_t row, const struct race_driver *driver)
{
    char text[NUMBER_TEXT_SIZE];
    int64_t sum = sum_of_laps(driver);
    if (!is_absent(driver->total.n_laps) && driver->total.n_laps != (int64_t)driver->n_laps)
        note(reading, row, FINDING_TOTALS, "Laps/Time", driver->total.raw,
             arena_format(reading->scratch, "the script has %zu laps", driver->n_laps));
    if (driver->n_laps > 0 && !is_absent(sum) && !is_absent(driver->total.time_ms) &&
        sum != driver->total.time_ms)
        note(reading, row, FINDING_TOTALS, "Laps/Time", driver->total.raw,
             arena_format(reading->scratch, "the laps make %s", number_format_ms(sum, text)));
    if (!is_absent(driver->grid_position) && !is_absent(driver->qualifying) &&
        driver->grid_position != driver->qualifying)
        note(reading, row, FINDING_DISAGREES, "Qual", driver->qualifying_raw,
             arena_format(reading->scratch, "lap 0 has place %" PRId64, driver->grid_position));
}

/* Laps down, time up; those who never started come last. */
static void check_order(struct reading *reading, const struct race_driver *drivers, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const struct race_run *above = &drivers[i - 1].total, *run = &drivers[i].total;
        bool more = run->n_laps > above->n_laps;
        bool faster = run->n_laps == above->n_laps && !is_absent(run->time_ms) &&
                      !is_absent(above->time_ms) && run->time_ms < above->time_ms;
        if (is_absent(run->n_laps) || is_absent(above->n_laps))
            continue;
        if (more || faster)
            note(reading, i, FINDING_DISAGREES, "Laps/Time", run->raw,
                 "better than the row above it");
    }
}

static void check_positions(struct reading *reading, const struct race_driver *drivers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!is_absent(drivers[i].position) && drivers[i].position != (int64_t)i + 1)
            note(reading, i, FINDING_DISAGREES, "Pos", drivers[i].position_raw,
                 "not the place of the row");
    }
}

void race_join_check(struct reading *reading, const struct race_driver *drivers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!drivers[i].in_script)
            continue;
        check_figures(reading, i, &drivers[i]);
        check_laps(reading, i, &drivers[i]);
    }
    check_order(reading, drivers, n);
    check_positions(reading, drivers, n);
}
