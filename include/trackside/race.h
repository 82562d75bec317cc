/*
 * The vocabulary of practice: what the pages say, as structs. The parsers fill them, ingest
 * reads them; there is no behaviour here.
 *
 * Texts are UTF-8, NUL-terminated, white space squeezed, entities decoded, in the arena of
 * whoever read the page. NULL means the page does not say. Numbers are ABSENT (number.h)
 * when the page leaves them blank. A `_raw` field is the text as printed, beside the value
 * read from it. All times of day are the track's own clock.
 */
#ifndef TRACKSIDE_RACE_H
#define TRACKSIDE_RACE_H

#include "trackside/calendar.h"
#include "trackside/number.h"

#include <stdbool.h>
#include <stddef.h>

/* What LiveRC prints when nobody has claimed a transponder. */
#define RACE_UNKNOWN_DRIVER "Unknown Driver"
#define RACE_UNKNOWN_CLASS  "Unknown Class"

/* One row of a day page: a session as the list shows it. */
struct session_row {
    const char *session_id;  /* digits, from the row's own link */
    const char *driver_name; /* as printed; "Unknown Driver" included */
    const char *class_name;  /* as printed, without the transponder; NULL when blank */
    const char *transponder; /* text, digits mostly ("2222363/2" occurs); NULL when none */
    struct local_time start; /* from the hidden sort key of the Time cell */
    int64_t n_laps;          /* counted laps */
    const char *length_raw;
    int64_t length_s;
    const char *fast_raw;
    int64_t fast_ms; /* absent on a lapless row */
    const char *average_raw;
    int64_t average_ms;
    const char *figures; /* the whole row as text, to see whether it changed */
};

/* A class and its laps, as the pie chart of the day page has them. */
struct class_laps {
    const char *class_name;
    int64_t n_laps;
};

/* The "Practice Stats" panel: the site's own totals of the day. Absent where not printed. */
struct day_panel {
    bool present;
    int64_t n_laps;
    int64_t track_time_s;
    int64_t n_drivers;             /* without unknown drivers */
    int64_t n_classes;             /* with the unknown class */
    struct local_time first, last; /* starts; the date is the page's */
    const struct class_laps *classes;
    size_t n_class_laps;
};

/* A day page. */
struct practice_day {
    const char *track_name;             /* h1 */
    struct date date;                   /* h5 */
    const struct session_row *sessions; /* in the order of the page: newest first */
    size_t n_sessions;                  /* 0: the site says there were none */
    struct day_panel panel;
};

/* One crossing of the line that ends a lap. */
struct practice_lap {
    int64_t number; /* from 1 */
    const char *time_raw;
    int64_t time_ms;
    bool is_valid;             /* within the valid lap range; others count in no figure */
    struct local_time crossed; /* end of the lap, whole seconds; absent when not given */
};

/* A session page. */
struct practice_session {
    const char *track_name;
    const char *driver_name;
    const char *class_name;
    const char *transponder;
    struct local_time start;
    struct local_time end; /* the site closes a session three minutes after its last crossing */
    const char *length_raw;
    int64_t length_s;
    int64_t n_laps; /* counted laps */
    const char *fast_raw;
    int64_t fast_ms;
    const char *average_raw;
    int64_t average_ms;
    int64_t top3_ms;                     /* best three laps in a row, their sum */
    int64_t top5_ms, top10_ms, top15_ms; /* averages of the best n; absent with fewer laps */
    int64_t deviation_ms;                /* standard deviation */
    const char *consistency_raw;
    int64_t consistency;                 /* thousandths of a percent: 94695 */
    int64_t range_low_ms, range_high_ms; /* valid lap range */
    const struct practice_lap *laps;     /* by number, invalid ones included */
    size_t n_all_laps;
};

#endif
