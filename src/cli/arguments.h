/* Arguments that many commands take, read once and with the same sentences. */
#ifndef TRACKSIDE_ARGUMENTS_H
#define TRACKSIDE_ARGUMENTS_H

#include "command.h"

#include "trackside/calendar.h"
#include "trackside/export.h"
#include "trackside/session_view.h"
#include "trackside/slice.h"

/* The slug at `index`. */
int argument_slug(struct context *context, const struct invocation *invocation, int index,
                  const char **ret_slug, struct error *err);

/* The date at `index`. */
int argument_date(const struct invocation *invocation, int index, struct date *ret_date,
                  struct error *err);

/* The date given to an option; year 0 when not given. */
int argument_date_option(const struct invocation *invocation, const char *option,
                         struct date *ret_date, struct error *err);

/* All arguments as transponders, as pages print them ("3090718/2"), or practice_session_{id}; NULL
 * behind the last. */
int argument_transponders(struct context *context, const struct invocation *invocation,
                          const char *const **ret_transponders, struct error *err);

/* A LiveRC session id: digits only. */
int argument_session_id(const struct invocation *invocation, int index, const char **ret_id,
                        struct error *err);
int argument_read_session_id(const char *text, const char **ret_id, struct error *err);

/* A count given to an option, from min on; `absent` when not given. */
int argument_count(const struct invocation *invocation, const char *option, int64_t min,
                   int64_t absent, int64_t *ret_count, struct error *err);

/* --limit and --offset. */
int argument_slice(const struct invocation *invocation, struct slice *ret_slice, struct error *err);

/* --from and --to, each absent when not given; ERROR_USAGE when inverted. */
int argument_range(const struct invocation *invocation, struct date *ret_from, struct date *ret_to,
                   struct error *err);

/* The days that --track, --day and --since choose; the options, where a command has no others. */
extern const struct option_spec argument_day_options[];
int argument_days(struct context *context, const struct invocation *invocation,
                  struct export_days *ret_days, struct error *err);

/* SLUG DATE and --archived: the day that a question is about. */
int argument_day_question(struct context *context, const struct invocation *invocation,
                          struct day_question *ret_question, struct error *err);

#endif
