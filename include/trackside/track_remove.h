/* A track is no longer noted, and its rows go; what the site sent stays. */
#ifndef TRACKSIDE_TRACK_REMOVE_H
#define TRACKSIDE_TRACK_REMOVE_H

#include "trackside/report.h"
#include "trackside/task.h"

/* What was stored of it, or is. */
struct track_stock {
    const char *slug;
    const char *name;             /* NULL when not noted, or not known */
    struct track_counts rows;     /* they go */
    int64_t n_days_without_pages; /* of the practice days: nothing brings them back */
    int64_t n_archived_days;      /* they go too */
    int64_t n_pages;              /* they stay */
    bool is_dry;
};

enum track_remove_extent {
    TRACK_REMOVE_DRY,   /* only count */
    TRACK_REMOVE_EMPTY, /* ERROR_FAILED when practice days are stored */
    TRACK_REMOVE_ALL,
};

/* ERROR_NOT_FOUND for a track of which nothing is stored. */
int track_remove(struct task *task, struct arena *arena, const char *slug,
                 enum track_remove_extent extent, struct track_stock *ret_stock, struct error *err);

#endif
