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

/* Open the stores for reading, and read the first argument so. */
int event_choice_open(struct context *context, const struct invocation *invocation,
                      const char **ret_event_id, struct error *err);

/* The same of an event that is stored, or was archived or forgotten: its track too. The stores are
 * open. ERROR_NOT_FOUND when neither knows it. */
int event_choice_find(struct context *context, const char *typed, const char **ret_event_id,
                      const char **ret_slug, struct date *ret_date, struct error *err);

/* What a word like "race:6304801", or a bare number, names. */
enum id_kind {
    ID_EVENT,
    ID_RACE,
    ID_SESSION,
};

/*
 * Read an id: `event:ID`, `race:ID`, `session:ID`, an address of such a page, or a number that is
 * one of them in the store; a session's when it is none, or while the stores are closed.
 * ERROR_USAGE, with what it may be, for a number that is more than one, and for what is no id.
 */
int event_choice_read_id(struct context *context, const char *typed, enum id_kind *ret_kind,
                         const char **ret_id, struct error *err);

#endif
