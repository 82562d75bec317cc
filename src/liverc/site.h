/*
 * Sites, as addresses are read by them. The rest of them is in liverc.h.
 */
#ifndef TRACKSIDE_LIVERC_SITE_H
#define TRACKSIDE_LIVERC_SITE_H

#include "trackside/arena.h"

/*
 * Whose site an address is on, by a template: what stands in it for {track}. False when it is on
 * none of the template's.
 */
bool site_read_track(const char *site, const char *address, struct arena *arena,
                     const char **ret_slug);

#endif
