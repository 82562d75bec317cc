/*
 * LiveRC: where its pages are and what they say.
 *
 * Reading is pure: no network, no database, no clock, no output. Everything returned lives
 * in the arena given; the bytes of the page may be released when the call returns. A page of
 * another shape is ERROR_UNKNOWN_PAGE with the element that was missed; it is never half-read.
 */
#ifndef TRACKSIDE_LIVERC_H
#define TRACKSIDE_LIVERC_H

#include "trackside/arena.h"
#include "trackside/error.h"
#include "trackside/finding.h"
#include "trackside/page.h"
#include "trackside/practice.h"
#include "trackside/race.h"
#include "trackside/track_dashboard.h"
#include "trackside/track_directory.h"

/* ---- addresses: the only place that knows them ---- */

#define LIVERC_SITE "https://{track}.liverc.com"

/*
 * A track's slug from what a user typed: letters, digits and inner hyphens, folded to lower
 * case; a pasted LiveRC address ("https://www.canberraoffroad.liverc.com/practice/") is reduced
 * to it. ERROR_USAGE for anything else, also for `live` and `www`, which are no tracks.
 */
int slug_read(const char *typed, struct arena *arena, const char **ret_slug, struct error *err);

/* Is it a usable --site template: http or https, a host, `{track}` in host or path, no query? */
int site_check(const char *site, struct error *err);

/* "https://canberraoffroad.liverc.com" for a slug: the template filled in, no slash at the end. */
const char *site_of_track(const char *site, const char *slug, struct arena *arena);

/*
 * scheme://host[:port] of an address in lower case, without the scheme's own port: what rates and
 * pauses are counted for. NULL when the address is not absolute.
 */
const char *site_origin(const char *url, struct arena *arena);

/* "/practice/?p=session_list&d=2025-10-25": root-relative, as the pages write it. */
const char *page_path(const struct page_id *page, struct arena *arena);

/* Site and path together. */
const char *page_url(const char *site, const struct page_id *page, struct arena *arena);

/* "practice:day:canberraoffroad:2025-10-25"; later parts of a list have ":2", ":3" behind it. */
const char *page_cache_key(const struct page_id *page, struct arena *arena);

/*
 * The page that a day list says it goes on with, by the link's address as written on `page`. False
 * when it leads off the track's own site, is no address, or the list has too many parts already.
 * No page seen has such a link; should one appear, no row is to be lost.
 */
enum {
    PAGE_PARTS_MAX = 50,
};
bool page_next(const char *site, const struct page_id *page, const char *href, struct arena *arena,
               struct page_id *ret_next);

/* "month", "day", "event", "race": as stored in pages.kind and in manifests; NULL for no kind. */
const char *page_kind_name(enum page_kind kind);
bool page_kind_read(const char *name, enum page_kind *ret_kind);

/*
 * The identity of an address of one of the kinds: path and query, absolute or root-relative,
 * parameters in any order, `&` or `&amp;`, percent-encoding. `slug` is whose site it is on. False
 * when it is of no kind, or an address with a host that names another track or none.
 */
bool page_id_read(struct bytes address, const char *slug, struct arena *arena,
                  struct page_id *ret_page);

/*
 * Likewise of an absolute address when it is not known whose site it is on: that of the template,
 * or LiveRC's own.
 */
bool page_id_read_on_site(const char *site, const char *url, struct arena *arena,
                          struct page_id *ret_page);

/* Rising with every change of what the parsers give. Stored with the rows. */
enum {
    LIVERC_PARSER_VERSION = 6,
};

/* ---- pages ---- */

/*
 * The readers. Each returns 0; ERROR_UNKNOWN_PAGE, naming what was missed, for a page that is none
 * of its kind or contradicts itself; or ERROR_FAILED when memory ends, also the arena's (whose
 * `exhausted` is not called). What was odd about a page that could be read is in its findings.
 */

/* A day page; one that says "no practice sessions" has n_sessions 0. */
int liverc_read_day(struct bytes page, struct arena *arena, const struct practice_day **ret_day,
                    struct error *err);

/*
 * Two parts of one list as one: the rows of both, each session once, the findings of both, and
 * where the second goes on. The panel and the heading are the first's. In the arena.
 */
const struct practice_day *liverc_join_days(const struct practice_day *first,
                                            const struct practice_day *more, struct arena *arena);

/* A session page; one without laps has n_all_laps 0. */
int liverc_read_session(struct bytes page, struct arena *arena,
                        const struct practice_session **ret_session, struct error *err);

/* A month page, or the practice front; one that lists no day has n_days 0. */
int liverc_read_month(struct bytes page, struct arena *arena,
                      const struct practice_month **ret_month, struct error *err);

/* The track directory. A page with the table and no readable row is none. */
int liverc_read_directory(struct bytes page, struct arena *arena,
                          const struct track_directory **ret_directory, struct error *err);

/*
 * Why what was read is not believed: half a sentence in the arena; NULL when it is. A page is not
 * believed when its own heading, totals or links prove the reading wrong in what it identifies or
 * counts: days, rows, laps. A later part of a list counts for its day alone: its totals, and those
 * of the first part, are of the whole, so ask about all parts joined, too.
 */
const char *liverc_doubt_day(const struct practice_day *day, struct arena *arena);
const char *liverc_doubt_part(const struct practice_day *part, struct arena *arena);
const char *liverc_doubt_session(const struct practice_session *session, struct arena *arena);
const char *liverc_doubt_race(const struct race_page *race, struct arena *arena);
const char *liverc_doubt_entry_list(const struct entry_list *list, struct arena *arena);

/*
 * What an event's page says of a page that it links to, as a text in the arena: another one when
 * that page is likely to have changed. A race was posted again; rankings follow from all races, and
 * there is room in ret_listings for one text each.
 */
const char *liverc_listing_of_race(const struct event_race *race, struct arena *arena);
const char *liverc_listing_of_entries(const struct race_event *event, struct arena *arena);
void liverc_listings_of_rankings(const struct race_event *event, struct arena *arena,
                                 const char **ret_listings);

/* "quiet", "practice", "racing": for JSON. */
const char *track_activity_name(enum track_activity activity);

/* "disagrees", "skipped" and so on: stable, for JSON and stores. NULL for no kind. */
const char *finding_kind_name(enum finding_kind kind);

/*
 * Can it be read as a page of that kind? For the mirror, so that a bot check, a maintenance page or
 * half a page with status 200 is never kept as good. Returns as the readers do.
 */
int liverc_check_page(struct bytes page, enum page_kind kind, struct error *err);

/*
 * Is it a bot check, whatever its status? Then the site means "leave me alone for a while" and not
 * "there is nothing". Cheap: looks at the first bytes only. Every page of the site loads a
 * reCAPTCHA script for its log-in box; that is none.
 */
bool liverc_is_bot_check(struct bytes page);

/* What a page looks like, told by its structure: below PAGE_N_KINDS a page of that kind (the
 * practice front is a month page, since it shows the newest month). */
enum page_form {
    PAGE_FORM_EMPTY = PAGE_N_KINDS, /* nothing but white space */
    PAGE_FORM_BOT_CHECK,            /* see liverc_is_bot_check */
    PAGE_FORM_TRUNCATED,            /* it ends before "</html>" */
    PAGE_FORM_UNPARSABLE,           /* over a limit, or no HTML */
    PAGE_FORM_OTHER,                /* a page of LiveRC of no kind known */
    PAGE_FORM_MAINTENANCE,          /* an error or maintenance page, the site's or a proxy's */
    PAGE_FORM_OTHER_SITE,           /* nothing of LiveRC about it */
    PAGE_N_FORMS,
};

/* "month page", "bot check": words for a sentence, and stable. NULL for no form. */
const char *page_form_name(enum page_form form);

struct page_guess {
    enum page_form form;
    char reason[768]; /* what told it, or what is missing: half a sentence or a whole one */
};

/* Always succeeds; when memory ends the form is PAGE_FORM_UNPARSABLE. ret_guess may be NULL. */
enum page_form liverc_recognize(struct bytes page, struct page_guess *ret_guess);

#endif
