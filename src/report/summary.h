/* The columns that every query about sessions begins with. */
#ifndef TRACKSIDE_SUMMARY_H
#define TRACKSIDE_SUMMARY_H

#include "trackside/report.h"

enum {
    SUMMARY_N_COLUMNS = 21, /* the query's own columns come after these */
};

struct session_summary summary_read(struct query *query, struct arena *arena);

#endif
