/*
 * The vocabulary of race events: what their pages say, as structs. The parsers fill them, ingest
 * reads them; there is no behaviour here.
 *
 * Texts are UTF-8, NUL-terminated, white space squeezed, entities decoded, in the arena of
 * whoever read the page. NULL means the page does not say. Numbers are ABSENT (number.h) when the
 * page leaves them blank or they cannot be read. A `raw` text is the value as printed. Clocks are
 * the track's own, without a zone. Ids are digits as the site writes them; those of events, races,
 * drivers and rankings are numberings of their own and may be equal.
 *
 * Marks in comments: [B] told by people who read a live page, [C] by somebody's parser; no capture
 * shows it. What is read on such ground has a finding or is kept as text beside the value.
 */
#ifndef TRACKSIDE_RACE_H
#define TRACKSIDE_RACE_H

#include "trackside/calendar.h"
#include "trackside/finding.h"
#include "trackside/number.h"

#include <stdbool.h>
#include <stddef.h>

/* A figure: milliseconds, or thousandths of a percent. */
struct race_figure {
    int64_t value;
    const char *raw; /* as printed; NULL when blank */
};

/* "47/30:31.382 (DNF)": laps, time, and what happened to them. */
struct race_run {
    const char *raw; /* the whole; NULL when blank */
    int64_t n_laps;
    int64_t time_ms;    /* absent where only laps are printed, as for somebody who never started */
    const char *status; /* "DNF", "DNS", "DQ": the last bracket, or what stands alone; as printed */
};

/* ---- the list of events ---- */

struct listed_event {
    const char *event_id;    /* of the row's link; never NULL */
    const char *name;        /* text of the link; NULL when blank */
    const char *date_raw;    /* "May 3, 2025 to May 4, 2025" */
    struct date first;       /* the first day: the hidden sort key, else the visible text */
    struct date last;        /* the last one, by the visible text; the same for a single day */
    struct local_time start; /* the hidden sort key; absent at midnight, which means that none was
                                set */
    int64_t n_entries;       /* entries in classes, as registered */
    int64_t n_drivers;       /* people */
};

struct event_list {
    const char *track_name; /* h1 without "'s Events" */
    const struct listed_event
        *rows;        /* in the order of the page: newest date first; ids are unique */
    size_t n_rows;    /* 0: the table is empty */
    size_t n_skipped; /* rows that no event can be told from */
    const struct finding *findings;
    size_t n_findings;
};

/* ---- what every page of an event is headed by ---- */

struct event_heading {
    const char *track_name; /* h1: the track's name of today, or what a travelling crew calls it */
    const char *event_name; /* h3; NULL when blank */
    const char *date_raw;   /* h5 */
    struct date first;      /* absent when h5 has no date */
    struct date last;       /* the same for one day */
};

/* ---- an event ---- */

/* A round in which races were run. */
struct event_race {
    const char *race_id;       /* of the link; never NULL */
    const char *section;       /* the round: "Main Events", "Qualifier Round 2"; NULL without one */
    int64_t number;            /* n of "Race n:", unique within the section only */
    const char *text;          /* of the link, as printed; NULL when blank */
    const char *class_name;    /* before the brackets, else the label without its suffix */
    const char *label;         /* inside the brackets: "1/8 Electric Buggy A3-Main" */
    const char *completed_raw; /* "Nov 16, 2025 at 5:30pm" */
    struct local_time completed; /* when the result was posted: whole minutes; absent when it has no
                                    clock */
    struct date completed_on;    /* its day; known also without a clock */
};

/* A heat sheet: the line-up of a round. */
struct event_sheet {
    const char *sheet_id; /* never NULL */
    const char *name;     /* "Qualifier Round 3", "Main Events"; NULL when blank */
};

enum event_ranking_kind {
    RANKING_OVERALL,    /* the event's own id */
    RANKING_POINTS,     /* qualifying points */
    RANKING_ROUND,      /* one round */
    RANKING_MULTI_MAIN, /* the legs of one main */
    RANKING_N_KINDS,
};

struct event_ranking {
    enum event_ranking_kind kind;
    const char *ranking_id; /* never NULL */
    const char *order;      /* `o` of a round ranking: "laps_time"; NULL when the link has none */
    const char *name;       /* text of the link; NULL when blank */
    int64_t best, of;       /* "(1 of 3)": the best 1 of 3 rounds count; both or neither */
};

struct race_event {
    struct event_heading heading;
    const char *event_id;             /* which its own links name; NULL when it has none of them */
    bool has_entry_list;              /* the page links to one */
    const struct event_sheet *sheets; /* in the order of the page: newest round first */
    size_t n_sheets;
    const struct event_ranking *rankings; /* in the order of the page */
    size_t n_rankings;
    const struct event_race *races; /* in the order of the page: the latest first; ids are unique */
    size_t n_races;
    size_t n_skipped;     /* rows of any of the three tables that were left out: while there are
                             any, a race that is not listed need not be gone */
    const char *surface;  /* "Race Track" of the stats: "Offroad", "Silver State" */
    int64_t n_entries;    /* entries in classes */
    int64_t n_drivers;    /* people */
    int64_t n_total_laps; /* "Total Race Laps" */
    const struct finding *findings;
    size_t n_findings;
};

/* ---- a race ---- */

struct race_lap {
    int64_t number; /* from 1 */
    const char *time_raw;
    int64_t time_ms;
    int64_t position;     /* at the end of the lap, among those who got so far */
    struct race_run pace; /* the forecast after this lap */
    const char *segments; /* the script's own text where it is not empty, which nobody has seen;
                             NULL else */
};

/* The statistics of one driver, from one place of the page. */
struct race_statistics {
    struct race_figure fast, average, top5, top10, top15;
    struct race_figure top2_consecutive; /* the script's alone */
    struct race_figure top3_consecutive;
    struct race_figure deviation;   /* the table has two decimals, the script three */
    struct race_figure consistency; /* likewise; thousandths of a percent */
};

struct race_driver {
    const char *driver_id; /* of the link, else the script's by the name; NULL when neither has it
                              or two could be meant */
    bool id_of_script;     /* the table has no link for the id */
    const char *name;      /* as the table prints it; never NULL */
    const char *position_raw;
    int64_t position;       /* absent for a word: "DNS" */
    const char *car_number; /* in mains the grid place; text */
    const char *qualifying_raw;
    int64_t qualifying; /* grid place in this race */
    struct race_run total;
    const char *behind_raw; /* the gap to the row ABOVE */
    int64_t behind_ms;      /* where it is a time */
    int64_t behind_laps;    /* "22 Laps" */
    int64_t fast_number;    /* the lap it was driven in: `sup` */
    struct race_statistics table;
    bool in_script;
    const char *script_name; /* as the script has it, escapes decoded; NULL when not in_script */
    struct race_statistics script;
    int64_t grid_position;       /* place on lap 0; absent without one */
    int64_t grid_time_ms;        /* time of lap 0, 0 on every page seen; no lap */
    const struct race_lap *laps; /* by number */
    size_t n_laps;
};

struct race_page {
    struct event_heading heading; /* its dates are the meeting's */
    const char *tag;              /* "M1 Race #13" of the panel's heading; NULL without one */
    int64_t number;               /* `race_num`, else the tag's */
    const char *label;            /* `class_header`: "1/8 Electric Buggy A3-Main" */
    const char *class_name;       /* the label without a known suffix */
    const char *round;            /* "Round:" */
    const char *length_raw;       /* "10:00 Timed", "3 Laps" */
    int64_t length_s;             /* absent for a race of laps */
    int64_t length_laps;          /* absent for a timed one */
    bool has_result;              /* there is a table; without one the race is not run */
    bool has_script;              /* there is `racerLaps`; without it nothing is known of laps */
    const struct race_driver *drivers; /* in final order */
    size_t n_drivers;
    size_t n_skipped;     /* rows that name no driver */
    size_t n_script_only; /* drivers of the script that no row is of */
    const struct finding *findings;
    size_t n_findings;
};

/* ---- the entry list ---- */

struct entry_row {
    int64_t number;        /* 1 to n of the list in alphabetical order; no car number */
    const char *name;      /* as shown; never NULL */
    const char *sort_name; /* hidden: "LAST, FIRST" */
    const char *transponder;
};

struct entry_class {
    const char *class_id;   /* of the organiser's own list; NULL when no element has it */
    const char *class_name; /* the table's header, else the tab; never NULL */
    int64_t n_printed;      /* "Entries: 30" */
    const struct entry_row *rows;
    size_t n_rows;
    size_t n_skipped; /* rows of it that name nobody */
};

struct entry_list {
    struct event_heading heading;
    const struct entry_class *classes; /* in the order of the tabs, those without entries too */
    size_t n_classes;
    size_t n_skipped; /* of all classes */
    const struct finding *findings;
    size_t n_findings;
};

/* ---- qualifying points ---- */

struct points_round {
    const char *raw; /* "2 : 8/5:32.708 (DNF)" */
    int64_t points;
    struct race_run run;
    bool counted; /* printed bold */
};

struct points_row {
    const char *position_raw;
    int64_t position; /* ties share one */
    const char *name; /* never NULL */
    const char *result_raw;
    int64_t points;      /* the sum; absent where the result is a run */
    struct race_run run; /* "11/5:09.946": the ranking is by the best run */
    const char *tie_breaker;
    const struct points_round *rounds; /* n_rounds of the class; raw NULL where blank */
};

struct points_class {
    const char *class_id;
    const char *class_name;  /* never NULL */
    const char *tie_breaker; /* the rule, after "Tie Breaker:" */
    size_t n_rounds;
    const struct points_row *rows;
    size_t n_rows;
};

struct points_page {
    struct event_heading heading;
    const char *name; /* the panel's heading: "Qual Points (best 1 of 2)" */
    int64_t best, of; /* both or neither */
    const struct points_class *classes;
    size_t n_classes;
    size_t n_skipped;
    const struct finding *findings;
    size_t n_findings;
};

/* ---- the ranking of a round [C] ---- */

struct round_row {
    const char *position_raw;
    int64_t position;
    const char *name; /* never NULL */
    struct race_run run;
    struct race_figure top2_consecutive, top3_consecutive, top5, fast, average;
    const char *heat;    /* text of the last column */
    const char *race_id; /* its link's; NULL without one */
};

struct round_class {
    const char *class_id;
    const char *class_name; /* never NULL */
    const struct round_row *rows;
    size_t n_rows;
};

struct round_ranking {
    struct event_heading heading;
    const char *name; /* the panel's heading */
    const struct round_class *classes;
    size_t n_classes;
    size_t n_skipped;
    const struct finding *findings;
    size_t n_findings;
};

/* ---- a main of several legs [C] ---- */

struct multi_main_leg {
    const char *raw; /* "1st (1pts) : 16/10:01.133"; NULL while the leg is not run */
    int64_t position;
    int64_t points;
    struct race_run run;
};

struct multi_main_row {
    const char *position_raw;
    int64_t position;
    const char *seeded_raw;
    int64_t seeded;   /* qualifying order */
    const char *name; /* never NULL */
    const char *points_raw;
    int64_t points;                    /* absent for a word */
    const struct multi_main_leg *legs; /* n_legs of the page */
};

struct multi_main {
    struct event_heading heading;
    const char *label;         /* `class_header`, else the panel's heading without " Results" */
    const char *tie_breaker;   /* the rule */
    int64_t n_completed, n_of; /* "Completed: 2 of 3" */
    const char *const *legs;   /* headings: "A1", "A2" */
    size_t n_legs;
    const struct multi_main_row *rows;
    size_t n_rows;
    size_t n_skipped;
    const struct finding *findings;
    size_t n_findings;
};

/* ---- the final ranking [C] ---- */

struct overall_row {
    const char *position_raw;
    int64_t position;
    const char *name; /* never NULL */
    const char *brand;
    const char *country;
    const char *result_raw; /* "[1] 22/5:09.344", "[2] [1] 17/10:02.843" */
    int64_t points;         /* first bracket: place in the main, or the legs' points */
    int64_t best_position;  /* second bracket: best place of the legs; absent without one */
    struct race_run run;
    const char *race_label; /* "A-Main", "A Main" */
};

struct overall_class {
    const char *class_id;
    const char *class_name; /* never NULL */
    const struct overall_row *rows;
    size_t n_rows;
};

struct overall_ranking {
    struct event_heading heading;
    const struct overall_class *classes;
    size_t n_classes;
    size_t n_skipped;
    const struct finding *findings;
    size_t n_findings;
};

/* ---- a heat sheet [C] ---- */

struct sheet_row {
    const char *position_raw;
    int64_t position;       /* at the start */
    const char *car_number; /* text */
    const char *name;       /* never NULL */
    const char *transponder;
    const char *seed_raw;
    int64_t seed;
    const char *seed_result;
};

struct sheet_race {
    const char *number_raw; /* `race_num` */
    int64_t number;
    const char *label;      /* `class_header` */
    const char *class_name; /* the label without a known suffix */
    const char *length_raw; /* "6:00 Minutes" */
    int64_t length_s;
    int64_t length_laps;
    const char *status;  /* "Complete", "Not Started" */
    const char *race_id; /* of the link to its result; NULL while there is none */
    const struct sheet_row *rows;
    size_t n_rows;
};

struct heat_sheet {
    struct event_heading heading;
    const char *name; /* the panel's heading */
    const struct sheet_race *races;
    size_t n_races;
    size_t n_skipped;
    const struct finding *findings;
    size_t n_findings;
};

#endif
