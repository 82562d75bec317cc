/*
 * The vocabulary of the track directory, as practice.h has that of practice: the same rules for
 * texts, numbers and times.
 */
#ifndef TRACKSIDE_TRACK_DIRECTORY_H
#define TRACKSIDE_TRACK_DIRECTORY_H

#include "trackside/finding.h"

#include <stdbool.h>
#include <stddef.h>

/* What goes on at a track, by the icon beside its name in the directory. */
enum track_activity {
    TRACK_QUIET,    /* `status_0`, and any icon nobody has met before */
    TRACK_PRACTICE, /* `status_1`: "OPEN PRACTICE" */
    TRACK_RACING,   /* `status_2` */
};

/* A row of the track directory. */
struct directory_track {
    const char *slug;       /* host of the row's `data-href`, in lower case; never NULL */
    const char *name;       /* `strong`; never NULL */
    const char *event_name; /* `div.indent small`: what runs there now; NULL when nothing is said */
    const char *age;        /* when it was last heard of, as worded: "1 minute ago", "last month";
                               NULL when blank */
    enum track_activity activity;
    bool has_video; /* `status_video_1` */
};

/* The track directory: all tracks of the site on one page. */
struct track_directory {
    const struct directory_track *tracks; /* in the order of the page; slugs are unique */
    size_t n_tracks;                      /* at least 1 */
    size_t n_skipped;                     /* rows that no track can be told from */
    const struct finding *findings;
    size_t n_findings;
};

#endif
