/*
 * A session page has its laps twice: in the script of the graph and printed in a list. The script
 * is the better source; the printed list stands in where the script has nothing, and each can mark
 * a lap as invalid. Where they differ, there is a finding for each lap.
 */
#include "lap_list.h"

#include <inttypes.h>

static int check_numbers(const struct laps *laps, struct error *err)
{
    for (size_t i = 1; i < laps->n; i++) {
        if (laps->items[i].number == laps->items[i - 1].number)
            return error_set(err, ERROR_UNKNOWN_PAGE,
                             "the session page has lap %" PRId64
                             " twice: please report it with the page",
                             laps->items[i].number);
    }
    return 0;
}

static void differ(struct reading *reading, int64_t number, const char *raw, const char *text)
{
    struct place place = {"lap", (size_t)number, "lapsObj and laps_list"};
    findings_add(&reading->findings, FINDING_DISAGREES, place, raw, text);
}

/*
 * The stamps at the end of this lap and of the one before it, in whole seconds: do they lie as far
 * apart as the lap took? False also when there are none to tell.
 */
static bool fits_crossings(const struct laps *laps, const struct practice_lap *lap, int64_t ms)
{
    const struct practice_lap *before = laps_find(laps, lap->number - 1);
    if (before == NULL || local_time_is_absent(before->crossed) ||
        local_time_is_absent(lap->crossed) || is_absent(ms))
        return false;
    int64_t apart_ms =
        (local_time_seconds(lap->crossed) - local_time_seconds(before->crossed)) * 1000;
    return apart_ms - ms < 1000 && ms - apart_ms < 1000;
}

/* Both have a time, and not the same: the script's is taken unless the stamps say the other. */
static void reconcile_times(struct reading *reading, const struct laps *laps,
                            struct practice_lap *lap, const struct practice_lap *printed)
{
    bool takes_printed =
        !fits_crossings(laps, lap, lap->time_ms) && fits_crossings(laps, lap, printed->time_ms);
    differ(reading, lap->number, lap->time_raw,
           arena_format(reading->scratch, "the printed list has %s%s",
                        printed->time_raw == NULL ? "no time" : printed->time_raw,
                        takes_printed ? ", which fits the stamps and is taken" : ""));
    if (takes_printed) {
        lap->time_raw = printed->time_raw;
        lap->time_ms = printed->time_ms;
    }
}

static void reconcile_lap(struct reading *reading, const struct laps *laps,
                          struct practice_lap *lap, const struct practice_lap *printed)
{
    if (printed == NULL) {
        differ(reading, lap->number, lap->time_raw, "the printed list does not have it");
        return;
    }
    if (lap->is_valid != printed->is_valid) {
        differ(reading, lap->number, lap->is_valid ? "valid" : "invalid",
               "the printed list says the contrary; taken as invalid");
        lap->is_valid = false;
    }
    if (is_absent(lap->time_ms) && !is_absent(printed->time_ms)) {
        differ(reading, lap->number, lap->time_raw,
               "no time in the script, the printed one stands in");
        lap->time_raw = printed->time_raw;
        lap->time_ms = printed->time_ms;
    } else if (lap->time_ms != printed->time_ms) {
        reconcile_times(reading, laps, lap, printed);
    }
}

static void add_printed_only(struct reading *reading, struct laps *laps, const struct laps *printed)
{
    size_t n = laps->n;
    for (size_t i = 0; i < printed->n; i++) {
        struct laps scripted = {.items = laps->items, .n = n};
        if (laps_find(&scripted, printed->items[i].number) != NULL)
            continue;
        differ(reading, printed->items[i].number, printed->items[i].time_raw,
               "only the printed list has it");
        laps_add(laps, reading->arena, printed->items[i]);
    }
    laps_sort(laps);
}

static void reconcile(struct reading *reading, struct laps *laps, const struct laps *printed)
{
    if (!printed->found) {
        findings_add(&reading->findings, FINDING_MISSING, PLACE("laps_list"), NULL,
                     "the page does not print its laps");
        return;
    }
    for (size_t i = 0; i < laps->n; i++)
        reconcile_lap(reading, laps, &laps->items[i], laps_find(printed, laps->items[i].number));
    add_printed_only(reading, laps, printed);
    laps->fast_number = printed->fast_number;
}

static void note_gaps(struct reading *reading, const struct laps *laps)
{
    int64_t before = 0;
    for (size_t i = 0; i < laps->n; i++) {
        int64_t number = laps->items[i].number;
        struct place place = {"lap", (size_t)number, NULL};
        if (number > before + 1)
            findings_add(&reading->findings, FINDING_GAP, place, NULL,
                         arena_format(reading->scratch, "the lap before it is %" PRId64, before));
        before = number;
    }
}

/*
 * Times that no printed list confirms, and that the stamps contradict; but for a clock that was set
 * in between, by half hours.
 */
static void check_crossings(struct reading *reading, const struct laps *laps,
                            const struct laps *printed)
{
    enum {
        SET_S = 1800,
        ROUNDED_S = 1,
    };
    for (size_t i = 1; i < laps->n; i++) {
        const struct practice_lap *lap = &laps->items[i], *before = lap - 1;
        const struct practice_lap *confirms = laps_find(printed, lap->number);
        if (confirms != NULL && confirms->time_ms == lap->time_ms)
            continue;
        if (lap->number != before->number + 1 || is_absent(lap->time_ms) ||
            local_time_is_absent(lap->crossed) || local_time_is_absent(before->crossed))
            continue;
        int64_t apart_s = local_time_seconds(lap->crossed) - local_time_seconds(before->crossed);
        int64_t off_s = (apart_s - (lap->time_ms + 500) / 1000) % SET_S;
        if (off_s >= -ROUNDED_S && off_s <= ROUNDED_S)
            continue;
        findings_add(
            &reading->findings, FINDING_DISAGREES,
            (struct place){"lap", (size_t)lap->number, "time"}, lap->time_raw,
            arena_format(reading->scratch, "the stamps are %" PRId64 " seconds apart", apart_s));
    }
}

/* The script's laps, completed by the printed ones; or these alone. */
static void join(struct reading *reading, int scripted, struct laps *laps,
                 const struct laps *printed, const struct error *unread)
{
    if (scripted == 0 && laps->n > 0) {
        reconcile(reading, laps, printed);
        return;
    }
    if (printed->n > 0)
        findings_add(&reading->findings, FINDING_FALLBACK, PLACE("laps_list"), NULL,
                     scripted < 0 ? unread->message
                                  : "the script has no laps, the printed list stands in");
    *laps = *printed;
}

int lap_list_read(struct reading *reading, struct laps *ret_laps, struct error *err)
{
    struct laps laps;
    struct laps printed = laps_printed(reading);
    struct error unread = {0};
    int scripted = laps_scripted(reading, &laps, &unread);
    int r = check_numbers(&printed, err);
    if (r == 0)
        r = check_numbers(&laps, err);
    if (r == 0 && scripted < 0 && printed.n == 0)
        r = error_pass(err, &unread);
    if (r < 0)
        return r;
    join(reading, scripted, &laps, &printed, &unread);
    note_gaps(reading, &laps);
    check_crossings(reading, &laps, &printed);
    *ret_laps = laps;
    return 0;
}
