/*
 * Which page of a race event is it, or a track's own, told by what only one kind has.
 */
#ifndef TRACKSIDE_LIVERC_RACE_SHAPE_H
#define TRACKSIDE_LIVERC_RACE_SHAPE_H

#include "frame.h"

/* As shape.h has it of practice: what tells a page to be one of the kind; NULL when nothing does.
 */
const char *race_shape_sign_of_dashboard(const struct reading *reading);
const char *race_shape_sign_of_event_list(const struct reading *reading);
const char *race_shape_sign_of_event(const struct reading *reading);
const char *race_shape_sign_of_race(const struct reading *reading);
const char *race_shape_sign_of_entry_list(const struct reading *reading);
const char *race_shape_sign_of_points(const struct reading *reading);
const char *race_shape_sign_of_round_ranking(const struct reading *reading);
const char *race_shape_sign_of_multi_main(const struct reading *reading);
const char *race_shape_sign_of_overall_ranking(const struct reading *reading);
const char *race_shape_sign_of_heat_sheet(const struct reading *reading);

#endif
