/*
 * What a page of an event is headed by: h1 the track, h3 the event, h5 its days.
 */
#ifndef TRACKSIDE_LIVERC_EVENT_HEADING_H
#define TRACKSIDE_LIVERC_EVENT_HEADING_H

#include "trackside/race.h"

#include "frame.h"

/* With findings for what is missing or cannot be read. */
struct event_heading event_heading_read(struct reading *reading);

/* The part of the title behind track and event: "Entry List"; NULL when it has no such part. */
const char *event_heading_subject(const struct reading *reading);

/*
 * The finding of every page of a kind that no capture shows: it is read as people describe it.
 */
void event_heading_note_unseen(struct reading *reading);

#endif
