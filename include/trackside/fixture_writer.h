/*
 * Writing fixtures: pages with their exact bytes under readable names, and a manifest.json that
 * depends on nothing else than what was given. docs/fixtures.md has the format.
 *
 * A writer adds to what its directory holds: other pages, their members of the manifest, and
 * members that it does not know stay as they are. A page that is recorded already with the same
 * bytes stays too, headers and time included; one with other bytes is refused, unless the writer
 * was opened to replace.
 *
 * Files are written before the manifest, which is put in place by a rename: whoever is killed
 * leaves a fixture that can be read, at worst with files that no page names yet.
 */
#ifndef TRACKSIDE_FIXTURE_WRITER_H
#define TRACKSIDE_FIXTURE_WRITER_H

#include "trackside/fixture.h"
#include "trackside/json.h"

/*
 * A page to record. Everything is borrowed until the next commit.
 *
 * Of the headers those are recorded that say something about the page (Content-Type, ETag,
 * Last-Modified, Date, ...), in any case; cookies, authorisation and whatever is not known to be
 * harmless are left out, and so are those about the transfer: the body is as unpacked.
 */
struct fixture_record {
    struct page_id id;
    const char *file; /* a plain name; NULL: made from the identity, "day-2025-10-25.html" */
    int64_t status;
    const struct fixture_header *headers;
    size_t n_headers;
    const char *fetched_at; /* UTC text */
    const char *belongs_to; /* cache key of the page that lists it: of a session the day, of a day
                               the month; NULL when not known */
    struct bytes body;
};

/*
 * "month-2025-10.html", "day-2025-10-25.html", "day-2025-10-25-part-2.html",
 * "session-21285159.html", "directory.html". Months and days of another track than the fixture's
 * first have their own before it: "redhill-day-2025-10-25.html".
 */
const char *fixture_file_name(const struct page_id *id, const char *first_slug,
                              struct arena *arena);

struct fixture_writer_options {
    const char *made_by; /* program and version: "trackside 1.2" */
    bool replaces;       /* a page whose bytes differ takes the place of the recorded one */
};

/* What a writer did since it was opened. */
struct fixture_written {
    size_t n_added;
    size_t n_replaced;
    size_t n_same; /* were recorded already, with the same bytes */
};

struct fixture_writer;

/*
 * Write into a directory that is a fixture, is empty, or is not there yet (what leads to it must
 * be). ERROR_USAGE when it holds something else; the errors of fixture_open for its manifest.
 * Nothing is written before the first commit. `dir` may be NULL: for the manifest's text alone.
 */
int fixture_writer_open(const char *dir, const struct fixture_writer_options *options,
                        struct fixture_writer **ret_writer, struct error *err);
void fixture_writer_close(struct fixture_writer *writer); /* what was not committed is forgotten */
void fixture_writer_close_at(struct fixture_writer **writer); /* for CLEANUP */

/* The track of pages to come. A name or zone that is recorded stays; one that is not is filled in.
 */
int fixture_writer_add_track(struct fixture_writer *writer, const struct fixture_track *track,
                             struct error *err);

/*
 * Add a page; its track must have been added. ERROR_USAGE when the page is there with other bytes
 * and the writer does not replace, ERROR_CHECK for a page that no manifest can hold: an address
 * that reads back as another page, a moment that is none, a file name that is another page's.
 */
int fixture_writer_add_page(struct fixture_writer *writer, const struct fixture_record *record,
                            struct error *err);

/* A member of the manifest beside tracks and pages; takes the value over. */
void fixture_writer_put_member(struct fixture_writer *writer, const char *key, struct json *value);

/* The manifest as it would be written now. */
void fixture_writer_manifest(struct fixture_writer *writer, struct buffer *out);

/*
 * Write what was added since the last commit. ERROR_FAILED leaves a fixture that can be read; so it
 * is when another writer has changed the fixture since this one read or wrote it.
 */
int fixture_writer_commit(struct fixture_writer *writer, struct error *err);

const struct fixture_written *fixture_writer_written(const struct fixture_writer *writer);

#endif
