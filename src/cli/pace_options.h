/* --track, --class, --type, --from and --to of questions about laps over time. */
#ifndef TRACKSIDE_PACE_OPTIONS_H
#define TRACKSIDE_PACE_OPTIONS_H

#include "command.h"

#include "trackside/pace_report.h"

#define PACE_OPTIONS                                                                               \
    {"track", "SLUG", "only at that track", 0, false},                                             \
        {"class", "TEXT", "only in classes whose name has this in it", 0, false},                  \
        {"type", "TYPE", "only sessions of a type: practiceday, race, main, ...", 0, false},       \
        {"from", "DATE", "not before that day", 0, false},                                         \
    {                                                                                              \
        "to", "DATE", "not after that day", 0, false                                               \
    }

/* --type, of any command that has it. */
int pace_options_check_type(const char *type, struct error *err);

/* Of the filter what the options say; the rest stays. */
int pace_options_read(struct context *context, const struct invocation *invocation,
                      struct pace_filter *filter, struct error *err);

#endif
