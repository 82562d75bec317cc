/* What an event's page says of the pages it links to, as texts to compare. */
#include "trackside/liverc.h"

#include "trackside/digest.h"

static const char *or_nothing(const char *text)
{
    return text != NULL ? text : "";
}

const char *liverc_listing_of_race(const struct event_race *race, struct arena *arena)
{
    return arena_format(arena, "%s | %s | %s", or_nothing(race->section), or_nothing(race->text),
                        or_nothing(race->completed_raw));
}

const char *liverc_listing_of_entries(const struct race_event *event, struct arena *arena)
{
    return arena_format(arena, "%lld entries, %lld drivers", (long long)event->n_entries,
                        (long long)event->n_drivers);
}

/* Rankings follow from races: with any race that is new or posted again they are other ones. */
static const char *all_races(const struct race_event *event, struct arena *arena)
{
    char hex[DIGEST_HEX_SIZE];
    const char *all = "";

    for (size_t i = 0; i < event->n_races; i++)
        all = arena_format(arena, "%s\n%s", digest_sha256(bytes_from_text(all), hex),
                           liverc_listing_of_race(&event->races[i], arena));
    return arena_text(arena, digest_sha256(bytes_from_text(all), hex));
}

void liverc_listings_of_rankings(const struct race_event *event, struct arena *arena,
                                 const char **ret_listings)
{
    const char *races = all_races(event, arena);

    for (size_t i = 0; i < event->n_rankings; i++)
        ret_listings[i] = arena_format(arena, "%s | %zu races, %.16s",
                                       or_nothing(event->rankings[i].name), event->n_races, races);
}
