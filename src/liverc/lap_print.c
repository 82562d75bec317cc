/*
 * The laps as a session page prints them: `div.laps_list > div > span`, the best one's span of
 * class `fast_lap`.
 */
#include "laps.h"

#include "trackside/text.h"

#include "labels.h"

#include <string.h>

/* "Lap 2: 17.298*" */
static bool read_lap(const char *text, struct reading *reading, struct practice_lap *ret_lap)
{
    struct bytes rest = bytes_from_text(text), number;
    struct practice_lap lap = {.is_valid = true};
    if (!bytes_starts_with(rest, BYTES("Lap ")))
        return false;
    rest = bytes_skip(rest, strlen("Lap "));
    if (!bytes_split(&rest, ':', &number) || !number_read_int(number, &lap.number) ||
        lap.number < 1 || lap.number > LAP_NUMBER_MAX)
        return false;
    rest = bytes_trim(rest);
    if (bytes_ends_with(rest, BYTES("*"))) {
        lap.is_valid = false;
        rest = bytes_trim(bytes_first(rest, rest.size - 1));
    }
    lap.time_raw = labels_figure(arena_text_of(reading->arena, rest));
    lap.time_ms = findings_lap_ms(
        &reading->findings, (struct place){"lap", (size_t)lap.number, "laps_list"}, lap.time_raw);
    *ret_lap = lap;
    return true;
}

static void read_span(struct reading *reading, const struct dom_node *span, struct laps *laps)
{
    char room[DOM_LABEL_SIZE];
    struct practice_lap lap;
    const char *text = text_squeeze(dom_label(span, room), reading->scratch);
    if (!read_lap(text, reading, &lap)) {
        findings_add(&reading->findings, FINDING_SKIPPED, PLACE("laps_list"), text,
                     "the element is no lap");
        return;
    }
    if (dom_has_class(span, "fast_lap"))
        laps->fast_number = lap.number;
    laps_add(laps, reading->arena, lap);
}

struct laps laps_printed(struct reading *reading)
{
    const struct dom_node *list = dom_first(reading->root, "div", "laps_list");
    struct laps laps = {.found = list != NULL, .fast_number = ABSENT};
    for (const struct dom_node *span = dom_first(list, "span", NULL); span != NULL;
         span = dom_next(list, span, "span", NULL))
        read_span(reading, span, &laps);
    laps_sort(&laps);
    return laps;
}
