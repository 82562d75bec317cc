/* What a page says, as JSON: every field of race.h under its own name. */
#ifndef TRACKSIDE_PAGE_JSON_H
#define TRACKSIDE_PAGE_JSON_H

#include "trackside/json.h"
#include "trackside/race.h"

struct json *page_json_month(const struct practice_month *month);
struct json *page_json_day(const struct practice_day *day);
struct json *page_json_directory(const struct track_directory *directory);
struct json *page_json_session(const struct practice_session *session);
struct json *page_json_findings(const struct finding *findings, size_t n);

#endif
