/*
 * What the stored pages of a practice day say, read into structs, list and session pages together.
 */
#ifndef TRACKSIDE_PRACTICE_FACTS_H
#define TRACKSIDE_PRACTICE_FACTS_H

#include "page_source.h"

#include "trackside/db.h"
#include "trackside/page_store.h"
#include "trackside/practice.h"
#include "trackside/track_store.h"

/* Why a session has its laps, or not. */
enum detail_state {
    DETAIL_STORED,  /* its page is stored and read */
    DETAIL_PENDING, /* its page was never asked for */
    DETAIL_FAILED,  /* its page could not be had, or not be read: `failure` says why */
};

/* A listed session and, where there is one, its own page. */
struct session_facts {
    const struct session_row *row;
    const char *driver_name; /* these three as both pages together have them; never NULL ... */
    const char *class_name;
    const char *transponder;      /* ... but for this one: NULL without a transponder */
    const char *source_driver_id; /* the transponder, else practice_session_{id} */
    enum detail_state detail_state;
    const struct practice_session *detail; /* NULL unless DETAIL_STORED */
    struct stored_page page;               /* of the detail */
    const struct error *failure;           /* NULL unless DETAIL_FAILED */
};

/* Something odd about one of the pages, or that two of them disagree in. */
struct day_finding {
    const struct stored_page *page;      /* on which it is */
    const struct session_facts *session; /* that it is about; NULL: the day */
    struct finding finding;
};

struct day_facts {
    struct stored_track track; /* slug always; name and zone as far as known */
    const struct zone *zone;   /* of the track, opened; NULL while unknown */
    struct stored_page page;   /* of the list */
    const struct practice_day *day;
    bool has_parts;                 /* the list goes on, over several pages */
    bool lacks_parts;               /* with a part that is not stored, or not of this day */
    struct session_facts *sessions; /* oldest first */
    size_t n_sessions;
    int64_t month_count; /* sessions of the day by the month page; ABSENT when that is not stored,
                            or was taken while the list could still change */
    bool may_lack_sessions; /* something says that the list is not whole: then a session that is not
                               listed need not be gone */
    struct day_finding *findings; /* by page: list, month, sessions */
    size_t n_findings;
};

/*
 * ERROR_NOT_FOUND when no day page is stored, ERROR_UNKNOWN_PAGE when it cannot be read,
 * ERROR_FAILED when this system lacks the track's zone.
 */
int practice_facts_read(struct page_source *source, const char *slug, struct date date,
                        struct day_facts *ret_facts, struct error *err);

/* Likewise, by the day page alone: every session is DETAIL_PENDING, month_count ABSENT, zone NULL.
 */
int practice_facts_read_list(struct page_source *source, const char *slug, struct date date,
                             struct day_facts *ret_facts, struct error *err);

/*
 * ERROR_UNKNOWN_PAGE unless the list is of the day asked for, since a site may answer with another
 * one, and agrees with itself.
 */
int practice_facts_check(const struct day_facts *facts, struct date date, struct arena *arena,
                         struct error *err);

#endif
