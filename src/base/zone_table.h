/*
 * The tables of names that come with zone data: which zones there are today, and what the old names
 * are called now. Which of them a system has varies, so any of it may be empty.
 */
#ifndef TRACKSIDE_ZONE_TABLE_H
#define TRACKSIDE_ZONE_TABLE_H

#include "trackside/arena.h"

struct zone_link {
    const char *name;   /* "US/Eastern" */
    const char *target; /* "America/New_York" */
};

/* A zone that a country has today. */
struct zone_place {
    const char *name;
    const char *comment; /* "New South Wales (most areas)"; "" where the country has one alone */
};

struct zone_table {
    const struct zone_link *links; /* of tzdata.zi, else of `backward` */
    size_t n_links;
    const struct zone_place *places; /* of zone.tab, else of zone1970.tab */
    size_t n_places;
};

/* As much as there is; in the arena. */
void zone_table_read(struct arena *arena, struct zone_table *ret_table);

/*
 * Today's name of a zone: what it is linked to, unless a country has it under its own name (as
 * Slovakia has Europe/Bratislava). The name itself where no table has another one.
 */
const char *zone_table_today(const struct zone_table *table, const char *name);

#endif
