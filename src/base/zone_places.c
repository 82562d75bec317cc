/* Every place that is listed is opened and asked, month by month. */
#include "zone_places.h"

#include "trackside/cleanup.h"
#include "trackside/text.h"
#include "trackside/zone.h"

#include <string.h>

enum {
    SECONDS_PER_DAY = 86400,
    N_SHOWN = 4,
    LAST_RANK = 3,
};

static const char *letters_of(const char *text, struct arena *arena)
{
    return text != NULL ? text_lower(text, arena) : NULL;
}

/* Shown by a clock that is asked on thirteen days of a year. */
static bool is_shown(const struct zone *zone, const char *abbreviation, int offset, int64_t now,
                     struct arena *arena)
{
    for (int i = 0; i <= 12; i++) {
        int64_t utc = now + INT64_C(30) * i * SECONDS_PER_DAY;

        if (abbreviation == NULL
                ? zone_offset(zone, utc) == offset
                : strcmp(letters_of(zone_abbreviation(zone, utc), arena), abbreviation) == 0)
            return true;
    }
    return false;
}

static bool has_sight(const char *name, const struct zone_sight *sight, int64_t now)
{
    CLEANUP(arena_deinit) struct arena arena = {0};
    const struct zone *zone;

    arena_init(&arena);
    return zone_open(name, &arena, &zone, NULL) == 0 &&
           is_shown(zone, letters_of(sight->abbreviation, &arena), sight->offset, now, &arena) &&
           (sight->second == NULL ||
            is_shown(zone, letters_of(sight->second, &arena), 0, now, &arena));
}

/*
 * The comments of the table tell which zone most of a country has, "Queensland (most areas)", and
 * which most of a part of it, "Eastern - ON & QC (most areas)". Nobody races in Antarctica.
 */
static int rank_of(const struct zone_place *place)
{
    if (strncmp(place->name, "Antarctica/", strlen("Antarctica/")) == 0)
        return LAST_RANK;
    if (strstr(place->comment, "(most areas)") == NULL)
        return 2;
    return strstr(place->comment, " - ") == NULL ? 0 : 1;
}

const char *zone_places_with(const struct zone_table *table, const struct zone_sight *sight,
                             int64_t now, struct arena *arena)
{
    const char *names[N_SHOWN + 1] = {NULL}; /* one more than are shown */
    const char *list;
    int n = 0;

    for (int rank = 0; rank <= LAST_RANK; rank++) {
        for (size_t i = 0; n <= N_SHOWN && i < table->n_places; i++) {
            const struct zone_place *place = &table->places[i];

            if (rank_of(place) == rank && has_sight(place->name, sight, now))
                names[n++] = place->name;
        }
    }
    list = names[0];
    for (int i = 1; i < n; i++)
        list = i == N_SHOWN ? arena_format(arena, "%s or another place", list)
               : i + 1 < n  ? arena_format(arena, "%s, %s", list, names[i])
                            : arena_format(arena, "%s or %s", list, names[i]);
    return list;
}
