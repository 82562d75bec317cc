/*
 *   Pos                1
 *   Driver             <span class="car_num">3</span> <span class="driver_name">SAM FROST</span>
 *                      <a class="driver_laps" data-driver-id="346997">View Laps</a>
 *   Qual               3
 *   Laps/Time          47/30:31.382          0 for those who never started
 *   Behind             12.052, 1 Lap         to the row above; blank for the first
 *   Fastest Lap        37.234<sup>10</sup>   the lap it was driven in
 *   Avg Lap ...        <div class="hidden">38.983</div>38.983
 *   Top 3 Consecutive  <div class="hidden">111.828</div>1:51.828
 *   Std. Deviation     1.30
 *   Consistency        92.82%
 */
#include "race_cells.h"

#include "labels.h"
#include "race_run.h"

#include <string.h>

const char *const race_columns[RACE_N_COLUMNS] = {
    [RACE_POSITION] = "Pos",
    [RACE_DRIVER] = "Driver",
    [RACE_TOTAL] = "Laps/Time",
    [RACE_BEHIND] = "Behind",
    [RACE_QUALIFYING] = "Qual",
    [RACE_FAST] = "Fastest Lap",
    [RACE_AVERAGE] = "Avg Lap",
    [RACE_TOP5] = "Avg Top 5",
    [RACE_TOP10] = "Avg Top 10",
    [RACE_TOP15] = "Avg Top 15",
    [RACE_TOP3_CONSECUTIVE] = "Top 3 Consecutive",
    [RACE_DEVIATION] = "Std. Deviation",
    [RACE_CONSISTENCY] = "Consistency",
};

struct row_reader {
    struct reading *reading;
    const struct dom_node *const *cells;
    size_t number;
    struct race_driver *driver;
};

static struct place place_of(const struct row_reader *reader, enum race_column column)
{
    return (struct place){"row", reader->number, race_columns[column]};
}

static void note(struct row_reader *reader, enum finding_kind kind, enum race_column column,
                 const char *raw, const char *text)
{
    findings_add(&reader->reading->findings, kind, place_of(reader, column), raw, text);
}

static const char *text_of(struct row_reader *reader, enum race_column column)
{
    return labels_unless_blank(dom_text(reader->cells[column], reader->reading->arena));
}

/* Digits of the link to the driver's laps. */
static const char *read_id(struct row_reader *reader, const struct dom_node *link)
{
    const char *id = dom_attribute(link, "data-driver-id");
    size_t n = id == NULL ? 0 : strspn(id, "0123456789");
    if (link == NULL)
        return NULL;
    if (n >= 1 && n <= 19 && id[n] == '\0')
        return arena_text(reader->reading->arena, id);
    note(reader, FINDING_UNREADABLE, RACE_DRIVER, id,
         "the link to the laps has no driver's number");
    return NULL;
}

static bool read_driver(struct row_reader *reader)
{
    struct arena *arena = reader->reading->arena;
    const struct dom_node *cell = reader->cells[RACE_DRIVER];
    const struct dom_node *name = dom_first(cell, NULL, "driver_name");
    struct race_driver *driver = reader->driver;
    driver->car_number = labels_unless_blank(dom_text(dom_first(cell, NULL, "car_num"), arena));
    driver->name = labels_unless_blank(dom_text(name, arena));
    if (name == NULL && cell != NULL) {
        driver->name = labels_unless_blank(dom_own_text(cell, arena));
        if (driver->name != NULL)
            note(reader, FINDING_FALLBACK, RACE_DRIVER, driver->name,
                 "no element of class \"driver_name\", the cell's own text stands in");
    }
    driver->driver_id = read_id(reader, dom_first(cell, "a", "driver_laps"));
    return driver->name != NULL;
}

/* "1 Lap", "22 Laps", "12.052". */
static void read_behind(struct row_reader *reader)
{
    struct race_driver *driver = reader->driver;
    const char *raw = driver->behind_raw = text_of(reader, RACE_BEHIND);
    struct bytes text = bytes_from_text(raw);
    size_t at;
    driver->behind_ms = driver->behind_laps = ABSENT;
    if (raw == NULL)
        return;
    if (bytes_find(text, BYTES(" "), &at) &&
        (labels_same(bytes_skip(text, at), "Laps") || labels_same(bytes_skip(text, at), "Lap")))
        driver->behind_laps =
            labels_count(arena_text_of(reader->reading->scratch, bytes_first(text, at)));
    else
        driver->behind_ms = labels_ms(raw);
    if (is_absent(driver->behind_laps) && is_absent(driver->behind_ms))
        note(reader, FINDING_UNREADABLE, RACE_BEHIND, raw, "neither a time nor laps");
}

/* The lap's number is cut off first: it stands in the cell without a blank. */
static void read_fast(struct row_reader *reader)
{
    struct race_driver *driver = reader->driver;
    struct findings *findings = &reader->reading->findings;
    const struct dom_node *cell = reader->cells[RACE_FAST];
    const struct dom_node *number = dom_first(cell, "sup", NULL);
    driver->fast_number =
        findings_count(findings, place_of(reader, RACE_FAST),
                       labels_unless_blank(dom_text(number, reader->reading->scratch)));
    driver->table.fast.raw = labels_unless_blank(dom_own_text(cell, reader->reading->arena));
    driver->table.fast.value =
        findings_ms(findings, place_of(reader, RACE_FAST), driver->table.fast.raw);
    if (driver->table.fast.raw != NULL && number == NULL)
        note(reader, FINDING_MISSING, RACE_FAST, driver->table.fast.raw, "no number of the lap");
}

/* The hidden sort key is in seconds; what is shown may have minutes. */
static struct race_figure read_keyed(struct row_reader *reader, enum race_column column)
{
    struct reading *reading = reader->reading;
    const struct dom_node *key = dom_first(reader->cells[column], NULL, "hidden");
    const char *hidden = labels_unless_blank(dom_text(key, reading->scratch));
    struct race_figure figure = {.raw = text_of(reader, column)};
    int64_t shown = findings_ms(&reading->findings, place_of(reader, column), figure.raw);
    int64_t keyed = findings_ms(&reading->findings, place_of(reader, column), hidden);
    figure.value = is_absent(keyed) ? shown : keyed;
    if (hidden != NULL && (figure.raw == NULL || (!is_absent(shown) && shown != keyed)))
        note(reader, FINDING_DISAGREES, column, figure.raw,
             arena_format(reading->scratch, "the sort key is %s", hidden));
    return figure;
}

bool race_cells_read(struct reading *reading, const struct dom_node *const cells[COLUMNS_MAX],
                     size_t number, struct race_driver *ret_driver)
{
    struct race_driver driver = {
        .script = race_statistics_absent(),
        .grid_position = ABSENT,
        .grid_time_ms = ABSENT,
    };
    struct row_reader reader = {reading, cells, number, &driver};
    struct findings *findings = &reading->findings;
    if (!read_driver(&reader))
        return false;
    driver.position_raw = text_of(&reader, RACE_POSITION);
    driver.position =
        race_place_read(findings, place_of(&reader, RACE_POSITION), driver.position_raw);
    driver.qualifying_raw = text_of(&reader, RACE_QUALIFYING);
    driver.qualifying =
        race_place_read(findings, place_of(&reader, RACE_QUALIFYING), driver.qualifying_raw);
    driver.total =
        race_run_read(findings, place_of(&reader, RACE_TOTAL), text_of(&reader, RACE_TOTAL));
    read_behind(&reader);
    read_fast(&reader);
    driver.table.average = read_keyed(&reader, RACE_AVERAGE);
    driver.table.top5 = read_keyed(&reader, RACE_TOP5);
    driver.table.top10 = read_keyed(&reader, RACE_TOP10);
    driver.table.top15 = read_keyed(&reader, RACE_TOP15);
    driver.table.top2_consecutive.value = ABSENT;
    driver.table.top3_consecutive = read_keyed(&reader, RACE_TOP3_CONSECUTIVE);
    driver.table.deviation = read_keyed(&reader, RACE_DEVIATION);
    driver.table.consistency.raw = text_of(&reader, RACE_CONSISTENCY);
    driver.table.consistency.value = findings_percent(findings, place_of(&reader, RACE_CONSISTENCY),
                                                      driver.table.consistency.raw);
    *ret_driver = driver;
    return true;
}
