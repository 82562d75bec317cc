/* --clean, of every command whose figures are of clean laps. */
#ifndef TRACKSIDE_CLEAN_OPTION_H
#define TRACKSIDE_CLEAN_OPTION_H

#include "command.h"

#include "trackside/clean_laps.h"

#define CLEAN_OPTION                                                                               \
    {                                                                                              \
        "clean", "RULE", "which laps are clean: 1.07, 1.10 (the default), 1.15, iqr or mad", 0,    \
            false                                                                                  \
    }

int clean_option_read(const struct invocation *invocation, enum clean_rule *ret_rule,
                      struct error *err);

#endif
