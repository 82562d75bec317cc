/*
 * A race event as somebody names it: `event:ID`, a pasted address of its page, or its number.
 */
#ifndef TRACKSIDE_EVENT_CHOICE_H
#define TRACKSIDE_EVENT_CHOICE_H

#include "command.h"

/* Is it "event:ID", or the address of a race event? */
bool event_choice_is_one(struct context *context, const char *typed);

/* The event and, where the address or the store tells it, its track; NULL else. A bare number is an
 * event's. ERROR_USAGE for what is none. The stores may be closed: then only an address tells. */
int event_choice_read(struct context *context, const char *typed, const char **ret_event_id,
                      const char **ret_slug, struct error *err);

#endif
