/* What a page says, as JSON: every field of race.h under its own name. */
#ifndef TRACKSIDE_PAGE_JSON_H
#define TRACKSIDE_PAGE_JSON_H

#include "trackside/error.h"
#include "trackside/finding.h"
#include "trackside/json.h"
#include "trackside/page.h"
#include "trackside/practice.h"
#include "trackside/track_directory.h"

struct json *page_json_month(const struct practice_month *month);
struct json *page_json_day(const struct practice_day *day);
struct json *page_json_directory(const struct track_directory *directory);
struct json *page_json_session(const struct practice_session *session);
struct json *page_json_findings(const struct finding *findings, size_t n);

/*
 * Read a page and give what it says and what is odd about it, both the caller's. Errors as the
 * readers of liverc.h.
 */
int page_json_read(struct bytes page, enum page_kind kind, struct arena *arena,
                   struct json **ret_parsed, struct json **ret_findings, struct error *err);

#endif
