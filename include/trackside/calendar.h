/*
 * Dates and wall-clock times, as a page prints them: no zone, no library clock, no
 * locale. Years 1970 to 9999. Readers are strict, return false and leave the result
 * untouched for anything else (also for 2025-02-30 or 25:00:00).
 */
#ifndef TRACKSIDE_CALENDAR_H
#define TRACKSIDE_CALENDAR_H

#include "trackside/bytes.h"

#include <stdint.h>

struct date {
    int year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31; 0 where a whole month is meant */
};

/* A moment on the track's own clock. Its zone is known elsewhere, or nowhere. */
struct local_time {
    struct date date; /* year 0: absent */
    int hour;         /* 0 to 23 */
    int minute;
    int second;
};

enum {
    CALENDAR_TEXT_SIZE = 32, /* room for any text made here, with its NUL */
};

bool date_read(struct bytes text, struct date *ret_date);       /* "2025-10-25" */
bool date_read_month(struct bytes text, struct date *ret_date); /* "2025-10", day 0 */
/* "October 25, 2025", also with " (Saturday)" behind it, as LiveRC heads its pages. */
bool date_read_long(struct bytes text, struct date *ret_date);
/* "Nov 16, 2025", as the pages of race events have it; also with the month's whole name. */
bool date_read_short(struct bytes text, struct date *ret_date);

char *date_format(struct date date, char out[static CALENDAR_TEXT_SIZE]);       /* "2025-10-25" */
char *date_format_month(struct date date, char out[static CALENDAR_TEXT_SIZE]); /* "2025-10" */
char *date_format_long(struct date date,
                       char out[static CALENDAR_TEXT_SIZE]); /* "October 25, 2025" */

/* Their names in English, from January, and from Sunday. */
extern const char *const calendar_month_names[12];
extern const char *const calendar_weekday_names[7];

int date_weekday(struct date date);             /* 0 for a Sunday */
int date_compare(struct date a, struct date b); /* <0, 0, >0 */
bool date_is_absent(struct date date);          /* year 0 */
struct date date_add_days(struct date date, int days);

/* "4:36:38pm", "12:51:55pm", "12:00:01am", as LiveRC prints clocks; sets the clock fields only. */
bool clock_read_12h(struct bytes text, struct local_time *time);
/* "5:30pm", without seconds; sets the clock fields only. */
bool clock_read_12h_minutes(struct bytes text, struct local_time *time);
/* "14:44:10"; sets the clock fields only. */
bool clock_read_24h(struct bytes text, struct local_time *time);

/* "2025-10-25 16:36:38", blank or T between. */
bool local_time_read(struct bytes text, struct local_time *ret_time);
/* "2025-10-25T16:36:38"; absent gives "". */
char *local_time_format(struct local_time time, char out[static CALENDAR_TEXT_SIZE]);
bool local_time_is_absent(struct local_time time);

/* Seconds since 1970-01-01 on that same clock, and back: for sums and differences. */
int64_t local_time_seconds(struct local_time time);
struct local_time local_time_from_seconds(int64_t seconds);

/* Moments in UTC, seconds since 1970: "2025-10-25T06:00:00Z". ABSENT gives "". */
bool utc_read(struct bytes text, int64_t *ret_utc);
char *utc_format(int64_t utc, char out[static CALENDAR_TEXT_SIZE]);
/* As HTTP has it: "Sat, 25 Oct 2025 06:00:00 GMT". */
char *utc_format_http(int64_t utc, char out[static CALENDAR_TEXT_SIZE]);

#endif
