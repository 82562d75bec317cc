/* What a page says, as JSON: every field of its struct under its own name. */
#ifndef TRACKSIDE_LIVERC_PAGE_JSON_H
#define TRACKSIDE_LIVERC_PAGE_JSON_H

#include "trackside/page_kind.h"

struct json *page_json_month(const struct page_reading *reading);
struct json *page_json_day(const struct page_reading *reading);
struct json *page_json_session(const struct page_reading *reading);
struct json *page_json_directory(const struct page_reading *reading);
struct json *page_json_dashboard(const struct page_reading *reading);

/* A date or a month, and a moment; null when absent. */
void page_json_put_date(struct json *object, const char *key, struct date date);
void page_json_put_time(struct json *object, const char *key, struct local_time time);

#endif
