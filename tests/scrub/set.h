/* A recorded fixture as pages to scrub. */
#ifndef TRACKSIDE_TESTS_SCRUB_SET_H
#define TRACKSIDE_TESTS_SCRUB_SET_H

#include "trackside/fixture.h"
#include "trackside/scrub.h"

struct set {
    struct arena arena;
    struct fixture *fixture;
    struct fixture *bundled; /* the practice day: templates */
    struct scrub_page *pages;
    size_t n;
    struct scrub_options options; /* seed "1", and templates */
    struct scrub_page *scrubbed;
    struct scrub_report report;
    struct error err;
};

void set_open(struct set *set, const char *dir);
void set_close(struct set *set);

/* The page of a file; it must be there. */
struct scrub_page *set_page(const struct set *set, struct scrub_page *pages, const char *file);

/* Put a text before the end of a page. */
void set_plant(struct set *set, const char *file, struct bytes text);

int set_scrub(struct set *set);

/* Does a scrubbed page have the text? */
bool set_has(const struct set *set, const char *file, struct bytes text);

#endif
