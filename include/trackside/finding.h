/*
 * What a reader may find odd on a page, as structs: no behaviour here.
 */
#ifndef TRACKSIDE_FINDING_H
#define TRACKSIDE_FINDING_H

#include <stddef.h>

/* What a reader may find odd on a page. Stored and shown by name: finding_kind_name in liverc.h. */
enum finding_kind {
    FINDING_BAD_TEXT,   /* broken UTF-8 or escapes, each replaced by U+FFFD */
    FINDING_MISSING,    /* a column, row or element that other pages have */
    FINDING_SKIPPED,    /* a row, link or lap that is not in the result, and why */
    FINDING_UNREADABLE, /* a value that is no value: its text is kept, the figure is absent */
    FINDING_DISAGREES,  /* two places of the page say different things */
    FINDING_TOTALS,     /* the page's own total is not what its rows or laps add up to */
    FINDING_DUPLICATE,  /* the same thing twice */
    FINDING_UNKNOWN,    /* a heading, label or key nobody has met before */
    FINDING_AMBIGUOUS,  /* a text that can be read in two ways */
    FINDING_MIDNIGHT,   /* a time on the day after the start */
    FINDING_GAP,        /* lap numbers that leave some out */
    FINDING_FALLBACK,   /* read from the second best place, since the first has nothing */
    FINDING_NEXT_PAGE,  /* the page says that it goes on elsewhere */
    FINDING_MARKUP,     /* the HTML parser kept another number of rows than the page has */
    FINDING_MORE,       /* the last of too many */
    FINDING_N_KINDS,
};

/* One oddity: reading went on, and nothing was made up. */
struct finding {
    enum finding_kind kind;
    const char *where; /* "row 12: Fast", "lap 3", "Valid Lap Range"; never NULL */
    const char *raw;   /* the text in question as printed, cut when long; NULL when there is none */
    const char *text;  /* what is odd about it, half a sentence; never NULL */
};

#endif
