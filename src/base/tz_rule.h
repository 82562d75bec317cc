/*
 * The rule that a zone file ends with, a POSIX TZ string such as "AEST-10AEDT,M10.1.0,M4.1.0/3":
 * what the clocks of a zone are set to in every year to come. Pure.
 */
#ifndef TRACKSIDE_TZ_RULE_H
#define TRACKSIDE_TZ_RULE_H

#include "trackside/arena.h"

#include <stdint.h>

enum {
    CLOCK_OFFSET_LIMIT = 86400, /* no clock is a whole day off */
};

/* What the clocks of a zone are set to for a while. */
struct clock_setting {
    int offset;               /* seconds east of UTC, less than CLOCK_OFFSET_LIMIT either way */
    const char *abbreviation; /* "AEST", "+0530" */
};

enum rule_day_form {
    RULE_DAY_OF_YEAR, /* J1 to J365: 29 February is never counted */
    RULE_DAYS_PAST,   /* 0 to 365: since 1 January, 29 February counted */
    RULE_WEEKDAY,     /* M10.1.0: the first Sunday of October; week 5 is the last of a month */
};

/* A moment that comes once a year. */
struct rule_day {
    enum rule_day_form form;
    int day; /* of RULE_WEEKDAY 0 to 6, from Sunday */
    int week;
    int month;
    int seconds; /* since midnight, by the clock before it is changed; up to 167 h either way */
};

struct tz_rule {
    struct clock_setting standard;
    struct clock_setting summer; /* abbreviation NULL: the clocks are never changed */
    struct rule_day begin;       /* of summer time */
    struct rule_day end;
};

/*
 * A rule, its abbreviations in the arena. Strict: false, and *ret_rule untouched, for anything else
 * than one whole rule; summer time without its two days is none.
 */
bool tz_rule_read(struct bytes text, struct arena *arena, struct tz_rule *ret_rule);

/* What the clocks are set to at a moment, in UTC seconds since 1970. */
struct clock_setting tz_rule_at(const struct tz_rule *rule, int64_t utc);

#endif
