/* What the list of events, an event and a race say, as JSON: every field under its own name. */
#ifndef TRACKSIDE_LIVERC_RACE_JSON_H
#define TRACKSIDE_LIVERC_RACE_JSON_H

#include "trackside/page_kind.h"

struct json *race_json_event_list(const struct page_reading *reading);
struct json *race_json_event(const struct page_reading *reading);
struct json *race_json_race(const struct page_reading *reading);

/* Of any page of an event: track, name and days. */
void race_json_put_heading(struct json *object, const struct event_heading *heading);

/* "KEY_laps", "KEY_time_seconds", "KEY_status" and "KEY_raw". */
void race_json_put_run(struct json *object, const char *key, const struct race_run *run);

/* KEY and "KEY_raw". */
void race_json_put_figure(struct json *object, const char *key, struct race_figure figure);

#endif
