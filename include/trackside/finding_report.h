/*
 * What the program doubts of what it stored: oddities of pages, and figures that do not add up.
 * Texts are in the caller's arena; NULL where unknown.
 */
#ifndef TRACKSIDE_FINDING_REPORT_H
#define TRACKSIDE_FINDING_REPORT_H

#include "trackside/arena.h"
#include "trackside/db.h"

/* One kind of oddity of an event's pages; race_finding.h lists each of them. */
struct finding_count {
    const char *track_slug;
    const char *date;
    const char *source_event_id;
    const char *kind;
    int64_t n;
    const char *place, *raw, *text; /* of the first */
    const char *cache_key;          /* of the page with the first */
};

/* Of all events of a track (NULL: all tracks), newest first. */
int report_finding_counts(struct db *race_db, const char *slug, struct arena *arena,
                          const struct finding_count **ret_counts, size_t *ret_n,
                          struct error *err);

/* A figure that a page prints and that its rows or laps do not give. */
struct failed_check {
    const char *session_id; /* NULL: of the list of the day */
    const char *label;      /* "Practice - Casey Morgan"; NULL likewise */
    const char *figure;     /* "average_lap" */
    const char *page;       /* both as JSON numbers */
    const char *computed;
};

/* Of one event: those of the list, then by session. */
int report_failed_checks(struct db *race_db, const char *source_event_id, struct arena *arena,
                         const struct failed_check **ret_checks, size_t *ret_n, struct error *err);

#endif
