/*
 * What every page of LiveRC shares: how it begins and ends, its title and its headings.
 */
#ifndef TRACKSIDE_LIVERC_FRAME_H
#define TRACKSIDE_LIVERC_FRAME_H

#include "trackside/liverc.h"

#include "findings.h"
#include "panel.h"
#include "trackside/dom.h"

/* Texts are squeezed, of the reading's arena; NULL when the page has no such element or it is
 * blank. */
struct frame {
    const char *title;      /* "{Track} :: Practice Sessions on ... :: LiveRC" */
    const char *og_title;   /* the same for social media */
    const char *address;    /* its own, as it says: rel="canonical", else og:url */
    const char *track_name; /* h1 without "'s Events" and the like, else the title's first part */
    const char *subject;    /* h3: "Practice Sessions", "Practice Session ({Driver})" */
    const char *when; /* h5: a day page's date, a session page's clock; none on a month page */
};

/* A page being read. */
struct reading {
    struct arena *arena;   /* the caller's: for the results */
    struct arena *scratch; /* until the reader returns: the tree, and what is looked up in it */
    const struct dom_node *root;
    const struct panel *panels;
    struct frame frame;
    struct findings findings;
    const char *missing; /* what it is not, for want of which element: shape_missing; else NULL */
};

typedef int frame_reader(struct reading *reading, void *result, struct error *err);

/*
 * Read a page: take its bytes apart, then call the reader. Before that UTF-8 is repaired, bot
 * checks and pages cut off are told apart, limits are held (ERROR_UNKNOWN_PAGE), and memory is
 * contained (html.h).
 */
int frame_read(struct bytes page, struct arena *arena, frame_reader *reader, void *result,
               struct error *err);

/* The same; `*ret_form` is set on failure, as far as the page was recognised. */
int frame_read_form(struct bytes page, struct arena *arena, frame_reader *reader, void *result,
                    enum page_form *ret_form, struct error *err);

/* The part of a title between the track's name and " :: LiveRC"; empty when it has no such form. */
struct bytes frame_subject_of_title(const char *title);

#endif
