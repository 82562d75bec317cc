/*
 * Fixtures as web archives (WARC, see warc.h), and pages of LiveRC out of archives that anybody
 * made. Pure but for fixture_warc_restore: bytes in, bytes out.
 */
#ifndef TRACKSIDE_FIXTURE_WARC_H
#define TRACKSIDE_FIXTURE_WARC_H

#include "trackside/buffer.h"
#include "trackside/fixture.h"

#include <stdint.h>

/* ---- out ---- */

/* A file of a fixture that is no page. */
struct fixture_file {
    const char *name;
    struct bytes content;
};

struct fixture_warc_options {
    const char *site; /* template: where the pages' addresses are */
    const char *made_by;
    bool is_packed; /* gzip, a member for each record */
    const struct fixture_file
        *files; /* manifest.json first: read back, they make the same fixture */
    size_t n_files;
};

/*
 * Append the archive. The same fixture and options give the same bytes. ERROR_FAILED when out's
 * ceiling is met.
 */
int fixture_warc_write(const struct fixture *fixture, const struct fixture_warc_options *options,
                       struct buffer *out, struct error *err);

/* ---- in ---- */

/* An answer in an archive, and whether it is a page that can be taken. */
struct fixture_warc_answer {
    const char *url;
    const char *reason;       /* why it is not taken; NULL: it is */
    struct fixture_page page; /* of a taken one; `file` is NULL when the archive names none */
};

struct fixture_warc {
    struct fixture_warc_answer
        *answers; /* in the order of the archive; of a page the last is taken */
    size_t n_answers;
    size_t n_taken;
    size_t n_missing;                   /* of n_answers: only the manifest tells of them */
    size_t n_falsified;                 /* of n_answers: they are not what their digests say */
    const struct fixture_track *tracks; /* of what was taken */
    size_t n_tracks;
    const struct fixture_file *files; /* of the fixture the archive was made of; none: of none */
    size_t n_files;
    bool is_fixture;     /* it is one fixture, whole, and nothing else */
    struct error damage; /* what ended the reading before the archive's end; code 0: nothing did */
};

/*
 * Read an archive. Answers for addresses on the site of the template or LiveRC's own are taken when
 * they have status 200 and can be read as the page the address names; those of an archive that
 * fixture_warc_write made, wherever they are. ERROR_CHECK when not even one record can be read, or
 * there is more in it than is fit for memory. Everything lives in the arena.
 */
int fixture_warc_read(struct bytes archive, const char *site, struct arena *arena,
                      struct fixture_warc *ret_warc, struct error *err);

/*
 * Write an archive that is a fixture as it was, file for file, into a directory that is not there
 * or empty; the manifest comes last. FIXTURE_WARC_OCCUPIED when a fixture is there already,
 * ERROR_USAGE when something else is.
 */
enum {
    FIXTURE_WARC_OCCUPIED = 1,
};
int fixture_warc_restore(const struct fixture_warc *warc, const char *dir, struct error *err);

#endif
