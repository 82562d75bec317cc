/*
 * robots.txt as RFC 9309 has it: which of its rules are for us, and what they forbid. Pure; asking
 * for it, and what to do without it, is site_rules.h.
 *
 * Read are `User-agent`, `Allow` and `Disallow`, in any case, with `*` and `$` in paths. All groups
 * that name us count as one; without any, those of `*` do. Other lines (Sitemap, Crawl-delay) mean
 * nothing and end no group. What cannot be read is passed over, line by line.
 */
#ifndef TRACKSIDE_ROBOTS_H
#define TRACKSIDE_ROBOTS_H

#include "trackside/arena.h"

enum {
    ROBOTS_MAX_SIZE = 500 * 1024, /* what is behind it is not read */
};

struct robots_rule {
    bool allows;
    bool is_anchored;  /* it ended in `$`: the address ends where it does */
    struct bytes path; /* ASCII, in the one form that paths are compared in; `*` is any text */
};

struct robots {
    const struct robots_rule
        *rules; /* for us, in the order of the file; never with an empty path */
    size_t n;
};

/* Where it is on a site of that origin. In the arena. */
const char *robots_url(const char *origin, struct arena *arena);

/*
 * Which rules are for us. `user_agent` is what we send of ourselves: our name in it is the letters,
 * hyphens and underscores that it begins with ("trackside/1.0" is "trackside"). In the arena, the
 * text's bytes are not needed any more.
 */
struct robots robots_read(struct bytes text, const char *user_agent, struct arena *arena);

/*
 * The rule that forbids an absolute address, as "Disallow: /practice"; NULL: it may be asked for.
 * The longest rule that fits decides, Allow when two are equally long. In the arena.
 */
const char *robots_forbids(const struct robots *robots, const char *url, struct arena *arena);

#endif
