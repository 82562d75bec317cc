/* Days by other words than their date: today, yesterday, latest, -3. */
#ifndef TRACKSIDE_DAY_WORD_H
#define TRACKSIDE_DAY_WORD_H

#include "trackside/calendar.h"
#include "trackside/task.h"

enum {
    DAY_WORD_NONE = 1,
};

/* "today", "yesterday", "latest", "-3"? */
bool day_word_is(const char *text);

/*
 * The day that a word or a date means at a track: today by the track's clock (UTC while its zone is
 * unknown), so many days before it, or the newest practice day that is stored of the track (NULL:
 * of any). Stores that are not open are opened for this. DAY_WORD_NONE for any other text;
 * ERROR_NOT_FOUND when nothing is stored that could be the latest.
 */
int day_word_read(struct task *task, const char *slug, const char *text, struct date *ret_date,
                  struct error *err);

#endif
