/*
 * Where a track is, in the lines of its own page.
 */
#ifndef TRACKSIDE_LIVERC_TRACK_ADDRESS_H
#define TRACKSIDE_LIVERC_TRACK_ADDRESS_H

#include "trackside/track_dashboard.h"

#include "frame.h"

/*
 * Lines without the track's name and without what begins with "P:", "W:" or "E:": street, the line
 * of the town, country. Sets street, city, state_code, postal_code, country and address_raw; what
 * cannot be told apart has a finding and stays in address_raw alone.
 */
void track_address_read(struct reading *reading, const char *const *lines, size_t n,
                        struct track_dashboard *dashboard);

#endif
