/*
 * Files of time-zone data. What is read has clocks that are less than a day off at any moment, and
 * the two ways between them and UTC agree, whatever changes and rules a file makes up.
 */
#include "trackside/zone.h"

#include "trackside/cleanup.h"
#include "trackside/number.h"

#include "oracle.h"
#include "target.h"

#include <stdlib.h>
#include <string.h>

enum {
    SECONDS_PER_DAY = 86400,
    STEP = 40 * SECONDS_PER_DAY + 3601,
    N_STEPS = 60,
};

/* A local time has the moment that shows it, if one does. */
static void check_local(const struct zone *zone, struct local_time local)
{
    int64_t utc;
    int offset;
    enum zone_fit fit = zone_to_utc(zone, local, &utc, &offset);
    bool is_shown = local_time_seconds(local) == utc + zone_offset(zone, utc);

    MUST(utc + offset == local_time_seconds(local));
    MUST(is_shown == (fit != ZONE_IMPOSSIBLE));
    MUST(!is_shown || zone_offset(zone, utc) == offset);
}

static void check_moment(const struct zone *zone, const struct zone *again, int64_t utc)
{
    int offset = zone_offset(zone, utc);
    struct local_time local = zone_from_utc(zone, utc);

    MUST(offset > -SECONDS_PER_DAY && offset < SECONDS_PER_DAY);
    MUST(offset == zone_offset(again, utc));
    MUST(strcmp(zone_abbreviation(zone, utc), zone_abbreviation(again, utc)) == 0);
    if (local_time_is_absent(local))
        return;
    MUST(oracle_is_time(local) && local_time_seconds(local) == utc + offset);
    check_local(zone, local);
}

/* By the end of the input a fuzzer chooses the moments; and all along the years. */
static void check_zone(const struct zone *zone, const struct zone *again, struct bytes file)
{
    int64_t chosen = 0;

    memcpy(&chosen, file.data + file.size - sizeof(chosen), sizeof(chosen));
    check_moment(zone, again, chosen);
    check_moment(zone, again, chosen % (INT64_C(1) << 38)); /* the years 1970 to 9999, and before */
    check_moment(zone, again, INT64_MAX);
    check_moment(zone, again, ABSENT);
    for (int64_t i = 0; i < N_STEPS; i++)
        check_moment(zone, again, i * STEP);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_deinit) struct arena arena = {0};
    CLEANUP(arena_deinit) struct arena other = {0};
    struct bytes file = oracle_input(data, size);
    const struct zone *zone = NULL, *again = NULL;
    struct error err = {.message = ""};
    char *copy = malloc(size + 1);
    int r;

    if (copy == NULL)
        abort();
    if (size > 0)
        memcpy(copy, data, size);
    arena_init(&arena);
    arena_init(&other);
    r = zone_read("Made/Up", file, &arena, &zone, &err);
    MUST(r == zone_read("Made/Up", (struct bytes){copy, size}, &other, &again, NULL));
    free(copy); /* a zone needs its bytes no more */
    MUST(arena.total_size <= 16 * size + 8192);
    if (r < 0) {
        oracle_error(r, &err);
        MUST(zone == NULL);
        return 0;
    }
    check_zone(zone, again, file);
    return 0;
}
