/*
 * How the site writes lap times, lengths, clocks and dates. Every function returns its text by
 * value, so that words_clock(x).text can stand where a string is wanted.
 */
#ifndef TRACKSIDE_RENDER_WORDS_H
#define TRACKSIDE_RENDER_WORDS_H

#include "day.h"

struct words {
    char text[80];
};

struct words words_seconds(int64_t ms);          /* 47.730, also 94.841; empty when ABSENT */
struct words words_percent(int64_t thousandths); /* 94.695%; empty when ABSENT */
struct words words_length(int64_t ms);           /* 8:28, but 55 below a minute; 0:00 for nothing */
struct words words_bound(int64_t ms);            /* 1:10, but 20 below a minute */
struct words words_span(int64_t ms);             /* 7 hours, 16 minutes, 45 seconds: whole ones */
struct words words_clock(int64_t ms);            /* 4:36:38pm, 12:51:55pm */
struct words words_clock_24(int64_t ms);         /* 16:36:38 */
struct words words_month(struct date date);      /* October 2025 */
struct words words_date(struct date date);       /* October 25, 2025 (Saturday) */
struct words words_date_short(struct date date); /* Sat, Oct 25, 2025 */
struct words words_date_iso(struct date date);   /* 2025-10-25 */
struct words words_month_iso(struct date date);  /* 2025-10 */

#endif
