/*
 * The readers that the rows of page_kinds.c name: from a page that was taken apart to the struct of
 * its kind, set in the reading given, in the page's arena. Each returns 0; ERROR_UNKNOWN_PAGE, by
 * shape_missing where an element was missed; or what whoever it asked returned.
 */
#ifndef TRACKSIDE_LIVERC_READERS_H
#define TRACKSIDE_LIVERC_READERS_H

#include "trackside/page_kind.h"

#include "frame.h"

/* One more address that stands on the page, of the `addresses` that the reader made room for; NULL
 * is none. */
void page_reading_tell(struct page_reading *reading, const char *address);

int month_page_read(struct reading *reading, struct page_reading *ret_reading, struct error *err);
int day_page_read(struct reading *reading, struct page_reading *ret_reading, struct error *err);
int session_page_read(struct reading *reading, struct page_reading *ret_reading, struct error *err);
int directory_page_read(struct reading *reading, struct page_reading *ret_reading,
                        struct error *err);
int dashboard_page_read(struct reading *reading, struct page_reading *ret_reading,
                        struct error *err);
int event_list_page_read(struct reading *reading, struct page_reading *ret_reading,
                         struct error *err);
int event_page_read(struct reading *reading, struct page_reading *ret_reading, struct error *err);
int race_page_read(struct reading *reading, struct page_reading *ret_reading, struct error *err);
int entry_list_page_read(struct reading *reading, struct page_reading *ret_reading,
                         struct error *err);
int points_page_read(struct reading *reading, struct page_reading *ret_reading, struct error *err);
int round_ranking_page_read(struct reading *reading, struct page_reading *ret_reading,
                            struct error *err);
int multi_main_page_read(struct reading *reading, struct page_reading *ret_reading,
                         struct error *err);
int overall_ranking_page_read(struct reading *reading, struct page_reading *ret_reading,
                              struct error *err);
int heat_sheet_page_read(struct reading *reading, struct page_reading *ret_reading,
                         struct error *err);

#endif
