/*
 * What the front of a track's own site says, as a struct: no behaviour here. Texts and numbers are
 * as in race.h.
 */
#ifndef TRACKSIDE_TRACK_DASHBOARD_H
#define TRACKSIDE_TRACK_DASHBOARD_H

#include "trackside/finding.h"
#include "trackside/number.h"
#include "trackside/track_directory.h"

#include <stddef.h>

struct track_dashboard {
    const char *track_name; /* h1 without "'s Dashboard" */
    const char *state;      /* first tile: "Track is Offline", "LIVE (Racing)" */
    enum track_activity activity;
    int64_t n_results_month, n_sessions_month, n_videos_month;
    const char *address_raw; /* the lines between the name and "P:", joined by ", " */
    const char *street;
    const char *city;
    const char *state_code;  /* of the middle line: "TX"; NULL where there is none */
    const char *postal_code; /* as printed: "02604", "A2536" */
    const char *country;     /* the last line */
    const char *phone;       /* NULL for "N/A" */
    const char *website;
    const char *email;
    const char *description;
    const char *logo_url;
    const char *facebook_url;
    const char *map_query; /* `q` of the map's address, decoded */
    int64_t n_laps, n_sessions, n_races, n_entries, n_events; /* "Lifetime Track Stats" */
    const struct finding *findings;
    size_t n_findings;
};

#endif
