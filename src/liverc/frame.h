/*
 * What every page of LiveRC shares: how it begins and ends, its title and its headings.
 */
#ifndef TRACKSIDE_LIVERC_FRAME_H
#define TRACKSIDE_LIVERC_FRAME_H

#include "dom.h"

/* Texts are squeezed; NULL when the page has no such element or it is blank. */
struct frame {
    const char *title;      /* "{Track} :: Practice Sessions on ... :: LiveRC" */
    const char *track_name; /* h1, else the first part of the title */
    const char *subject;    /* h3: "Practice Sessions", "Practice Session ({Driver})" */
    const char *when; /* h5: a day page's date, a session page's clock; none on a month page */
};

/*
 * From the bytes of a page to a document with its frame: UTF-8 repaired, bot checks and pages cut
 * off told apart, limits held. ERROR_UNKNOWN_PAGE otherwise. The caller closes the document.
 */
int frame_open(struct bytes page, struct arena *arena, struct dom **ret_dom,
               struct frame *ret_frame, struct error *err);

#endif
