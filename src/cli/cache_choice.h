/* Which stored pages a cache command is about. */
#ifndef TRACKSIDE_CACHE_CHOICE_H
#define TRACKSIDE_CACHE_CHOICE_H

#include "command.h"

#include "trackside/cache_view.h"

/* --kind, --track, --older-than and --stale, as entries of a list of options. */
#define CACHE_CHOICE_OPTIONS                                                                       \
    {"kind", "KIND", "month, day, session ...; `cache rules` lists them", 0, false},               \
        {"track", "SLUG", "pages of this track alone", 0, false},                                  \
        {"older-than", "DAYS", "last confirmed more than so many days ago", 0, false},             \
    {                                                                                              \
        "stale", NULL, "past their time", 0, false                                                 \
    }

int cache_choice_read(struct context *context, const struct invocation *invocation,
                      struct page_filter *ret_filter, struct error *err);

/* Does it leave any page out? */
bool cache_choice_is_narrow(const struct page_filter *filter);

#endif
