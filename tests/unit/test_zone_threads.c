/*
 * Threads that open and ask different zones at once. Built from the few sources it is about, with
 * the thread sanitizer, which ends the test where two threads meet unguarded.
 */
#include "trackside/cleanup.h"
#include "trackside/zone.h"

#include <pthread.h>
#include <stdio.h>

enum {
    N_ROUNDS = 300,
};

/* A summer's and a winter's noon, and how far the clocks are from UTC then. */
struct place {
    const char *zone;
    int june, december;
    int n_wrong;
};

static struct place places[] = {
    {.zone = "Australia/Sydney", .june = 36000, .december = 39600},
    {.zone = "America/New_York", .june = -14400, .december = -18000},
    {.zone = "Europe/London", .june = 3600, .december = 0},
    {.zone = "Australia/Lord_Howe", .june = 37800, .december = 39600},
    {.zone = "Asia/Kathmandu", .june = 20700, .december = 20700},
    {.zone = "America/St_Johns", .june = -9000, .december = -12600},
    {.zone = "Australia/Sydney", .june = 36000, .december = 39600},
    {.zone = "Pacific/Auckland", .june = 43200, .december = 46800},
};

enum {
    N_PLACES = sizeof(places) / sizeof(places[0]),
};

/* One zone that all of them ask. */
static const struct zone *shared;

static bool is_right(const struct zone *zone, int year, int month, int expected)
{
    struct local_time noon = {.date = {year, month, 15}, .hour = 12};
    int64_t utc;
    int offset;

    return zone_to_utc(zone, noon, &utc, &offset) == ZONE_EXACT && offset == expected &&
           local_time_seconds(zone_from_utc(zone, utc)) == local_time_seconds(noon);
}

static void *ask(void *data)
{
    struct place *place = data;

    for (int i = 0; i < N_ROUNDS; i++) {
        CLEANUP(arena_deinit) struct arena arena = {0};
        const struct zone *zone;
        int year = 2010 + i % 50; /* by changes, and by the rule behind them */

        arena_init(&arena);
        place->n_wrong += zone_open(place->zone, &arena, &zone, NULL) != 0 ||
                          !is_right(zone, year, 6, place->june) ||
                          !is_right(zone, year, 12, place->december) ||
                          !is_right(shared, year, 6, 7200);
    }
    return NULL;
}

int main(void)
{
    CLEANUP(arena_deinit) struct arena arena = {0};
    pthread_t threads[N_PLACES];
    int n_wrong = 0;

    arena_init(&arena);
    if (zone_open("Europe/Berlin", &arena, &shared, NULL) < 0)
        return 1;
    for (int i = 0; i < N_PLACES; i++)
        if (pthread_create(&threads[i], NULL, ask, &places[i]) != 0)
            return 1;
    for (int i = 0; i < N_PLACES; i++) {
        pthread_join(threads[i], NULL);
        n_wrong += places[i].n_wrong;
    }
    printf("%s 1 - threads ask different zones at once\n1..1\n", n_wrong == 0 ? "ok" : "not ok");
    return n_wrong > 0;
}
