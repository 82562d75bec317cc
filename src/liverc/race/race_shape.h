/*
 * Which page of a race event is it, told by the tables that only one kind has.
 */
#ifndef TRACKSIDE_LIVERC_RACE_SHAPE_H
#define TRACKSIDE_LIVERC_RACE_SHAPE_H

#include "frame.h"

/* The form, and what told it; PAGE_N_FORMS for a page that is none of them. */
enum page_form race_shape_form(const struct reading *reading, const char **ret_reason);

#endif
