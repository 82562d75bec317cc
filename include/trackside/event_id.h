/*
 * The id of an event, source_event_id, by which every store, log, archive, report and export
 * addresses it. A race event has the number that LiveRC gave it ("486000"), from one series for the
 * whole site. A practice day has none, and is called as the central database calls it:
 * "{slug}-practice-{YYYY-MM-DD}". Either way the id alone is a key; no track is needed beside it.
 *
 * This is where the id of a practice day is written and read. SQL tells practice days by
 * LIKE '%-practice-%', as the central database does.
 */
#ifndef TRACKSIDE_EVENT_ID_H
#define TRACKSIDE_EVENT_ID_H

#include "trackside/arena.h"
#include "trackside/calendar.h"

/* "canberraoffroad-practice-2025-10-25", in the arena. */
const char *event_id_of_day(const char *track_slug, struct date date, struct arena *arena);

/*
 * The practice day of an id; its slug, in the arena, may be asked for with NULL. False, with
 * nothing set, for an id that is no practice day's.
 */
bool event_id_read_day(const char *source_event_id, struct arena *arena, const char **ret_slug,
                       struct date *ret_date);

/* Is it an id as above, of a practice day or of a race event? Any text that comes from outside is
 * asked. */
bool event_id_is_sound(const char *source_event_id);

#endif
