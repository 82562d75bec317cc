/*
 * What the pages of a race event say, as the lines of an .expect file (fixtures/liverc/README.md
 * has the form).
 */
#ifndef TRACKSIDE_TESTS_DESCRIBE_EVENT_H
#define TRACKSIDE_TESTS_DESCRIBE_EVENT_H

#include "trackside/buffer.h"
#include "trackside/race.h"
#include "trackside/track_dashboard.h"

void describe_event_list(const struct event_list *events, struct buffer *out);
void describe_event(const struct race_event *event, struct buffer *out);
void describe_race(const struct race_page *race, struct buffer *out);
void describe_entry_list(const struct entry_list *list, struct buffer *out);
void describe_points(const struct points_page *points, struct buffer *out);
void describe_round_ranking(const struct round_ranking *ranking, struct buffer *out);
void describe_multi_main(const struct multi_main *main, struct buffer *out);
void describe_overall_ranking(const struct overall_ranking *ranking, struct buffer *out);
void describe_heat_sheet(const struct heat_sheet *sheet, struct buffer *out);
void describe_dashboard(const struct track_dashboard *dashboard, struct buffer *out);

#endif
