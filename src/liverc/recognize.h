/* What a page that was taken apart looks like. */
#ifndef TRACKSIDE_LIVERC_RECOGNIZE_H
#define TRACKSIDE_LIVERC_RECOGNIZE_H

#include "frame.h"

/* The first kind of the table whose sign it has, else a form of no kind; and what told it. */
enum page_form recognize(const struct reading *reading, const char **ret_reason);

#endif
