/* The practice day a question is about. */
#ifndef TRACKSIDE_REPORT_DAY_H
#define TRACKSIDE_REPORT_DAY_H

#include "trackside/arena.h"
#include "trackside/calendar.h"
#include "trackside/db.h"

/* "wattlecreek-practice-2025-10-25", in the arena. */
const char *day_event_id(const char *slug, struct date date, struct arena *arena);

/* ERROR_NOT_FOUND, with the way out, when the day is not in the store. */
int day_require(struct db *race_db, const char *slug, struct date date, struct arena *arena,
                struct error *err);

#endif
