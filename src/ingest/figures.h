/*
 * The figures of a practice day, computed from its facts by LiveRC's own rules.
 */
#ifndef TRACKSIDE_FIGURES_H
#define TRACKSIDE_FIGURES_H

#include "practice_facts.h"

#include "trackside/json.h"
#include "trackside/metrics.h"

/* Counted laps of a session page, as LiveRC counts: valid ones only. With `all`, invalid ones too.
 */
void figures_of_session(const struct practice_session *session, bool all, struct arena *arena,
                        struct metrics *ret_metrics);

struct day_figures {
    int64_t n_laps;        /* counted */
    int64_t track_time_ms; /* sum of counted laps; listed whole seconds where the page is missing */
    int64_t n_drivers;     /* distinct normalised names of named drivers */
    int64_t n_unknown_drivers;     /* distinct transponders of unknown drivers */
    int64_t n_classes;             /* after folding: "1/10 Buggy" and "1-10 buggy" are one */
    int64_t n_printed_classes;     /* as printed, which is how the site's panel counts */
    struct local_time first_start; /* absent on an empty day */
    struct local_time last_start;
    struct local_time last_end; /* end of the last session */
};

void figures_of_day(const struct day_facts *facts, struct arena *arena,
                    struct day_figures *ret_figures);

/* Is the page of every session there, so that the laps themselves are added up? */
bool figures_has_all_laps(const struct day_facts *facts);

/*
 * The day's track time in whole seconds. Where laps are missing, the page's own total, which is the
 * sum before rounding; else that of the lengths of the list, each of them rounded. Which of the two
 * stands: "page" or "lengths"; NULL: it is that of the laps.
 */
int64_t figures_track_time_s(const struct day_facts *facts, const struct day_figures *figures);
const char *figures_track_time_source(const struct day_facts *facts);

/* events.metadata: practiceDayStats, timezone, utcOffset. One line of JSON, in the arena. */
const char *figures_metadata(const struct day_facts *facts, const struct day_figures *figures,
                             struct arena *arena);

/*
 * events.practice_panel: the boxes of the day page as printed; NULL when it has none. {total_laps,
 * track_time_seconds, unique_drivers, unique_classes, first_start, last_start, classes:
 * [{class_name, laps}], leaderboard: [{class_name, overall, driver_name, lap_time_seconds,
 * lap_time_raw, session_id}]}
 */
const char *figures_panel(const struct practice_day *day, struct arena *arena);

/* races.race_metadata {end_time, practiceSessionStats}; NULL without a session page. */
const char *figures_race_metadata(const struct practice_session *session, struct arena *arena);

/* race_results.raw_fields_json; NULL without a session page. */
const char *figures_raw_fields(const struct practice_session *session, struct arena *arena);

/* The keys `timezone` and `utcOffset` ("+11:00", as it stood at that time); null while unknown. */
void figures_put_zone(struct json *object, const struct zone *zone, struct local_time at);

/* A JSON tree as one line in the arena; the tree is freed. */
const char *figures_print(struct json *json, struct arena *arena);

#endif
