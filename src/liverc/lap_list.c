/*
 * A session page has its laps twice. The graph's script has all of a lap,
 *
 *   var lapsObj = [{"x":"1","lap_time":"42.996","date":"2025-10-25","time":"14:44:10",
 *                   "is_valid":"1", ...}, ...];
 *
 * and `div.laps_list` prints number and time, "Lap 1: 42.996", with an asterisk behind a lap
 * outside the valid range. The script is the better source; the printed list stands in where the
 * script has nothing, and each can mark a lap as invalid.
 */
#include "lap_list.h"

#include "trackside/text.h"

#include "labels.h"
#include "script.h"

#include <stdlib.h>
#include <string.h>

struct laps {
    struct practice_lap *items;
    size_t n;
};

static void add_lap(struct laps *laps, struct arena *arena, struct practice_lap lap)
{
    laps->items = arena_grow(arena, laps->items, laps->n, sizeof(*laps->items));
    laps->items[laps->n++] = lap;
}

/* ---- the printed list ---- */

/* "Lap 2: 17.298*" */
static bool read_printed(const char *text, struct arena *arena, struct practice_lap *ret_lap)
{
    struct bytes rest = bytes_from_text(text), number;
    struct practice_lap lap = {.is_valid = true};
    if (!bytes_starts_with(rest, BYTES("Lap ")))
        return false;
    rest = bytes_skip(rest, strlen("Lap "));
    if (!bytes_split(&rest, ':', &number) || !number_read_int(number, &lap.number))
        return false;
    rest = bytes_trim(rest);
    if (bytes_ends_with(rest, BYTES("*"))) {
        lap.is_valid = false;
        rest = bytes_trim(bytes_first(rest, rest.size - 1));
    }
    lap.time_raw = labels_unless_blank(arena_text_of(arena, rest));
    lap.time_ms = labels_ms(lap.time_raw);
    *ret_lap = lap;
    return true;
}

static struct laps printed_laps(const struct dom_node *root, struct arena *arena)
{
    struct laps laps = {0};
    struct practice_lap lap;
    const struct dom_node *list = dom_first(root, "div", "laps_list");
    for (const struct dom_node *span = dom_first(list, "span", NULL); span != NULL;
         span = dom_next(list, span, "span", NULL)) {
        if (read_printed(dom_label(span, arena), arena, &lap))
            add_lap(&laps, arena, lap);
    }
    return laps;
}

/* ---- the script ---- */

static struct local_time read_crossing(const struct script_value *value)
{
    struct local_time time = {0};
    if (!date_read(bytes_from_text(script_get_text(value, "date")), &time.date) ||
        !clock_read_24h(bytes_from_text(script_get_text(value, "time")), &time))
        return (struct local_time){0};
    return time;
}

/* `place` is the lap's among its fellows, for want of a number of its own. */
static struct practice_lap read_scripted(const struct script_value *value, size_t place,
                                         struct arena *arena)
{
    const char *time = script_get_text(value, "lap_time");
    const char *valid = script_get_text(value, "is_valid");
    struct practice_lap lap = {
        .time_raw = labels_unless_blank(text_squeeze(bytes_from_text(time), arena)),
        .is_valid = valid == NULL || strcmp(valid, "0") != 0,
        .crossed = read_crossing(value),
    };
    if (!number_read_int(bytes_from_text(script_get_text(value, "x")), &lap.number))
        lap.number = (int64_t)place;
    lap.time_ms = labels_ms(lap.time_raw);
    return lap;
}

static int read_literal(struct bytes literal, struct arena *arena, struct laps *laps,
                        struct error *err)
{
    const struct script_value *array;
    int r = script_read(literal, arena, &array, err);
    if (r < 0)
        return r;
    for (const struct script_value *v = array->first; v != NULL; v = v->next)
        add_lap(laps, arena, read_scripted(v, laps->n + 1, arena));
    return 0;
}

static int scripted_laps(const struct dom_node *root, struct arena *arena, struct laps *laps,
                         struct error *err)
{
    struct bytes literal;
    for (const struct dom_node *script = dom_first(root, "script", NULL); script != NULL;
         script = dom_next(root, script, "script", NULL)) {
        if (script_find(dom_raw_text(script, arena), "lapsObj", &literal))
            return read_literal(literal, arena, laps, err);
    }
    return 0;
}

/* ---- both together ---- */

static int compare_numbers(const void *a, const void *b)
{
    const struct practice_lap *one = a, *other = b;
    return (one->number > other->number) - (one->number < other->number);
}

static void sort_laps(struct laps *laps)
{
    if (laps->n > 1)
        qsort(laps->items, laps->n, sizeof(*laps->items), compare_numbers);
}

static int check_numbers(const struct laps *laps, struct error *err)
{
    for (size_t i = 1; i < laps->n; i++) {
        if (laps->items[i].number == laps->items[i - 1].number)
            return error_set(err, ERROR_UNKNOWN_PAGE,
                             "the session page has lap %lld twice: please report it with the page",
                             (long long)laps->items[i].number);
    }
    return 0;
}

/* What the printed list knows beyond the script. Both are sorted. */
static void complete(struct laps *laps, const struct laps *printed)
{
    for (size_t i = 0; i < laps->n && printed->n > 0; i++) {
        struct practice_lap *lap = &laps->items[i];
        const struct practice_lap *twin =
            bsearch(lap, printed->items, printed->n, sizeof(*printed->items), compare_numbers);
        if (twin == NULL)
            continue;
        lap->is_valid = lap->is_valid && twin->is_valid;
        if (lap->time_raw == NULL) {
            lap->time_raw = twin->time_raw;
            lap->time_ms = twin->time_ms;
        }
    }
}

int lap_list_read(const struct dom_node *root, struct arena *arena,
                  const struct practice_lap **ret_laps, size_t *ret_n_laps, struct error *err)
{
    struct laps laps = {0};
    struct laps printed = printed_laps(root, arena);
    int r = scripted_laps(root, arena, &laps, err);
    if (r < 0 && printed.n == 0)
        return r;
    sort_laps(&laps);
    sort_laps(&printed);
    if (r < 0 || laps.n == 0)
        laps = printed;
    else
        complete(&laps, &printed);
    r = check_numbers(&laps, err);
    if (r < 0)
        return r;
    *ret_laps = laps.items;
    *ret_n_laps = laps.n;
    return 0;
}
