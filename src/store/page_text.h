/*
 * How the parts of a page's identity are written in mirror.db.
 */
#ifndef TRACKSIDE_STORE_PAGE_TEXT_H
#define TRACKSIDE_STORE_PAGE_TEXT_H

#include "trackside/page.h"

/* The value of pages.kind; NULL for PAGE_N_KINDS. */
const char *page_kind_text(enum page_kind kind);

/* PAGE_N_KINDS for a text that is no name of a kind: a later program may have written it. */
enum page_kind page_kind_of_text(const char *text);

/* "2025-10-25", or "2025-10" with day 0; NULL when the date is not known. */
const char *page_date_text(struct date date, char out[static CALENDAR_TEXT_SIZE]);

/* Either form; year 0 for NULL. */
struct date page_date_of_text(const char *text);

#endif
