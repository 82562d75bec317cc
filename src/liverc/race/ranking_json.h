/* What entry lists, rankings and heat sheets say, as JSON: every field under its own name. */
#ifndef TRACKSIDE_LIVERC_RANKING_JSON_H
#define TRACKSIDE_LIVERC_RANKING_JSON_H

#include "trackside/page_kind.h"

struct json *ranking_json_entry_list(const struct page_reading *reading);
struct json *ranking_json_points(const struct page_reading *reading);
struct json *ranking_json_round_ranking(const struct page_reading *reading);
struct json *ranking_json_multi_main(const struct page_reading *reading);
struct json *ranking_json_overall_ranking(const struct page_reading *reading);
struct json *ranking_json_heat_sheet(const struct page_reading *reading);

#endif
