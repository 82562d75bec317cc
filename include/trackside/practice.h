/*
 * The vocabulary of practice: what the pages say, as structs. The parsers fill them, ingest
 * reads them; there is no behaviour here.
 *
 * Texts are UTF-8, NUL-terminated, white space squeezed, entities decoded, in the arena of
 * whoever read the page. NULL means the page does not say. Numbers are ABSENT (number.h)
 * when the page leaves them blank. A `_raw` field is the text as printed, beside the value
 * read from it. All times of day are the track's own clock.
 */
#ifndef TRACKSIDE_PRACTICE_H
#define TRACKSIDE_PRACTICE_H

#include "trackside/calendar.h"
#include "trackside/finding.h"
#include "trackside/number.h"

#include <stdbool.h>
#include <stddef.h>

/* What LiveRC prints when nobody has claimed a transponder. */
#define PRACTICE_UNKNOWN_DRIVER "Unknown Driver"
#define PRACTICE_UNKNOWN_CLASS  "Unknown Class"

/* One row of a day page: a session as the list shows it. */
struct session_row {
    size_t number;           /* of the row on its page, from 1: "row 12" in findings */
    const char *session_id;  /* digits, from the row's own link; never NULL */
    const char *driver_name; /* text of that link as printed, "Unknown Driver" included */
    const char *address;     /* of that link where it is an absolute one; NULL: as on every page
                                seen, it has no host */
    const char *class_name;  /* `small` without the transponder; NULL when blank */
    const char *transponder; /* last parenthesis of `small` when it is one: text, digits mostly
                                ("2222363/2" occurs); NULL when none */
    struct local_time start; /* hidden sort key of the Time cell, else its clock on the page's
                                date; absent when neither can be read */
    bool start_is_rough;     /* to the minute: the clock that stands in has no seconds */
    int64_t n_laps;          /* first line of Laps/Length, else its sort key; absent when neither is
                                a number */
    bool laps_doubted;       /* both are, and they differ */
    const char *length_raw;  /* second line of Laps/Length: "8:28", or "55" for seconds */
    int64_t length_s;        /* whole seconds, sum of the lap times rounded */
    const char *fast_raw;    /* "Fast: " of Fast/Avg; NULL on a lapless row */
    int64_t fast_ms;         /* milliseconds, else the sort key; absent on a lapless row */
    const char *average_raw; /* "Avg: " of Fast/Avg; NULL on a lapless row */
    int64_t average_ms;      /* milliseconds; absent on a lapless row */
    const char *figures;     /* the whole row as text, to see whether it changed; never NULL */
};

/* A class and its laps, as the pie chart of the day page has them. */
struct class_laps {
    const char *class_name; /* `label`; the unknown class included; never NULL */
    int64_t n_laps;         /* `data`; absent when it is no number */
};

/* The "Practice Stats" box: the site's own totals of the day. Absent where not printed. */
struct day_panel {
    bool present;
    int64_t n_laps;                   /* "Total Laps" */
    int64_t track_time_s;             /* "Total Track Time", whole seconds */
    int64_t n_drivers;                /* "Unique Drivers": without unknown drivers */
    int64_t n_classes;                /* "Unique Classes": with the unknown class */
    struct local_time first, last;    /* "Time Range": starts; the date is the page's */
    const struct class_laps *classes; /* the pie chart's script; NULL without one */
    size_t n_class_laps;
};

/* A row of the "Practice Leaderboard" box. */
struct day_leader {
    const char *class_name;  /* `th`; overall fastest: the second `small`. NULL when blank */
    const char *driver_name; /* `small`, without its parentheses; NULL when blank */
    const char *time_raw;    /* text of the link; NULL when blank */
    int64_t time_ms;         /* milliseconds; absent when it cannot be read */
    const char *session_id;  /* of the link; NULL when it leads to no session */
};

/* The box itself; the unknown class has no row. */
struct day_leaderboard {
    bool present;
    bool has_overall;
    struct day_leader overall; /* "Overall Fastest", when has_overall */
    const struct day_leader *classes;
    size_t n_classes;
};

/* A day page. */
struct practice_day {
    const char *track_name;             /* h1, else the title's first part; NULL when neither */
    struct date date;                   /* h5, else the title; never absent */
    const struct session_row *sessions; /* in the order of the page: newest first; ids are unique */
    size_t n_sessions;                  /* 0: the site says there were none */
    size_t n_skipped;                   /* rows left out, since no session can be told from them */
    int64_t skipped_laps; /* what those print as their laps, together; absent when one of them
                             prints none */
    bool may_lack_rows;   /* something says that there are more sessions than are listed here: then
                             one that is not listed need not be gone */
    struct day_panel panel;
    struct day_leaderboard leaderboard;
    const char *next_href; /* link to more rows, as written on the page: resolve it against the
                              page's address and check whose it is; NULL, as on every page seen */
    const struct finding *findings; /* in the order of reading */
    size_t n_findings;
};

/* A practice day in the list of a month. */
struct month_day {
    const char *address; /* of its link where it is an absolute one; NULL: it has no host */
    struct date date;    /* of the link's address */
    int64_t n_sessions;  /* text of the link under "# Sessions"; absent when it is no number */
};

/* The box of a month page that lists the sessions of the day on which it was fetched. */
struct practice_today {
    bool present;
    bool is_empty;                      /* the site says that there are none (yet) */
    struct date date;                   /* heading of the box; absent when it cannot be read */
    const struct session_row *sessions; /* as on a day page */
    size_t n_sessions;
    size_t n_skipped;
};

/* A month page, or the practice front, which shows the newest month. */
struct practice_month {
    const char *track_name;       /* h1, else the title's first part; NULL when neither */
    struct date month;            /* day 0; selected option, else heading of the box, else title */
    const struct month_day *days; /* of that month, each once; in the order of the page: newest
                                     first */
    size_t n_days;
    const struct date *months; /* every month with practice: the options of
                                  `#available_session_months`, day 0, newest first */
    size_t n_months;
    struct practice_today today;
    const struct finding *findings;
    size_t n_findings;
};

/* One crossing of the line that ends a lap. */
struct practice_lap {
    int64_t number;            /* from 1: `x` of lapsObj, "Lap N" of the list */
    const char *time_raw;      /* `lap_time` of lapsObj, else the list; NULL when blank */
    int64_t time_ms;           /* milliseconds; absent when it cannot be read */
    bool is_valid;             /* within the valid lap range; others count in no figure. `is_valid`
                                  of lapsObj and no "*" in the list */
    struct local_time crossed; /* end of the lap, whole seconds: `date` and `time` of lapsObj;
                                  absent when not given */
};

/* A session page. Quoted names are rows of its first table, or lines in them. */
struct practice_session {
    const char *track_name;  /* h1, else the title's first part; NULL when neither */
    const char *driver_name; /* "Driver"; NULL when blank */
    const char *class_name;  /* "Class"; NULL when blank */
    const char *transponder; /* "Transponder", text; NULL when blank */
    struct local_time start; /* "Date" and "Start"; absent when unreadable */
    bool start_is_rough;     /* to the minute: its clock has no seconds */
    struct local_time end;   /* "End", the day after when its clock is earlier by more than an hour
                                (less: it was set back); absent when blank. The site closes a
                                session three minutes after its last crossing */
    const char *length_raw;  /* "Length of Session" */
    int64_t length_s;        /* whole seconds, sum of the lap times rounded */
    int64_t n_laps;          /* "Num Laps": counted laps; absent when it is no number */
    const char *fast_raw;    /* "Fastest Lap" */
    int64_t fast_ms;
    const char *average_raw; /* "Avg" */
    int64_t average_ms;
    int64_t top3_ms;                     /* "Top 3 Consec": best three in a row, their sum */
    int64_t top5_ms, top10_ms, top15_ms; /* "Top 5" ...: averages of the best n; absent with
                                            fewer laps */
    int64_t deviation_ms;                /* "Std Deviation" */
    const char *consistency_raw;         /* "Consistency" */
    int64_t consistency;                 /* thousandths of a percent: 94695 */
    const char *range_raw;               /* "Valid Lap Range", with the note behind it */
    int64_t range_low_ms, range_high_ms; /* "20 to 1:10": 20000 and 70000; both or neither */
    const struct practice_lap *laps;     /* by number, invalid ones included */
    size_t n_all_laps;
    const struct finding *findings;
    size_t n_findings;
};

#endif
