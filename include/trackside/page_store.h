/*
 * Pages as the site sent them, in mirror.db: their bodies, their TTLs as columns, every version of
 * them, and the memory of failures.
 *
 * Every function takes the open mirror.db. Moments are UTC seconds.
 */
#ifndef TRACKSIDE_PAGE_STORE_H
#define TRACKSIDE_PAGE_STORE_H

#include "trackside/db.h"
#include "trackside/page.h"

/* A row of `pages`. Texts live in the arena it was read into; NULL and ABSENT where unknown. */
struct stored_page {
    const char *cache_key;
    enum page_kind kind;   /* PAGE_N_KINDS: of a later program, this one does not know it */
    const char *kind_name; /* as stored; never NULL */
    const char *track_slug;
    struct date date; /* the practice day (month page: day 0); year 0 when not known */
    const char *url;
    const char *sha256; /* of the body; NULL while no body was ever stored */
    int64_t body_size;
    int64_t http_status;
    const char *content_type;
    const char *etag;
    const char *last_modified;
    int64_t fetched_at;   /* when this body first came */
    int64_t validated_at; /* when the site last confirmed it */
    int64_t ttl_s;
    int64_t expires_at; /* from then on it may be asked for again */
    bool settled;
    const char *source;    /* live, import, replay */
    const char *listed_as; /* session page: the row of the day list it was fetched for */
    int64_t attempts;      /* failed ones since the last success */
    const char *last_error;
    int64_t
        failed_status;   /* what the site answered at the last failure; ABSENT without an answer */
    int64_t next_try_at; /* ABSENT: at once */
};

enum {
    PAGE_STORE_NONE = 1, /* no such page */
    PAGE_STORE_SAME = 2, /* put: the body is the one already stored */
};

int page_store_find(struct db *db, const char *cache_key, struct arena *arena,
                    struct stored_page *ret_page, struct error *err);

/* Another track of which these very bytes are stored, as whatever page; PAGE_STORE_NONE when there
 * is none. */
int page_store_find_other_track(struct db *db, struct bytes body, const char *slug,
                                struct arena *arena, const char **ret_slug, struct error *err);

/* The body of a digest, unpacked, into the arena; its digest is checked. PAGE_STORE_NONE when
 * missing. */
int page_store_read_body(struct db *db, const char *sha256, struct arena *arena,
                         struct bytes *ret_body, struct error *err);

/* Is it there? */
int page_store_has_body(struct db *db, const char *sha256, bool *ret_has, struct error *err);

/* A page that has just come. */
struct page_arrival {
    const char *cache_key;
    struct page_id id;
    const char *url; /* the final one */
    struct bytes body;
    int64_t http_status;
    const char *content_type;
    const char *etag;
    const char *last_modified;
    int64_t fetched_at;
    int64_t ttl_s;
    bool settled;
    const char *source;
    const char *listed_as;
};

/*
 * Keep a page: its body (once per content, gzip), its row, and one line of history when the
 * content differs from the last version, which is then kept as what it differs by where that is
 * little. Clears the memory of failures. Committed before it
 * returns, unless the caller has a transaction open, which it then joins. PAGE_STORE_SAME when the
 * content was already the stored one (fetched_at stays, validated_at moves).
 */
int page_store_put(struct db *db, const struct page_arrival *arrival, struct error *err);

/* "Not modified", as the site said it. What is NULL stays as it is stored. */
struct page_confirmation {
    int64_t at;
    int64_t ttl_s;
    bool settled;
    const char *etag;
    const char *last_modified;
    const char *listed_as;
};

/* The page is what it was: as a put of the same content. PAGE_STORE_NONE when no body is stored. */
int page_store_validate(struct db *db, const char *cache_key,
                        const struct page_confirmation *confirmation, struct error *err);

/* A fetch that failed for good this time. */
struct page_failure {
    const char *reason;  /* one sentence, without a hint */
    int64_t http_status; /* ABSENT without an answer */
    int64_t at;
    int64_t next_try_at; /* not before; ABSENT: at once */
};

/* What a status that is no page means for whoever wanted it: not found, out of reach, or refused;
 * and the hint that goes with it. */
enum error_code page_failure_code(int64_t http_status);
enum hint page_failure_hint(int64_t http_status);

/* The remembered failure of a page that has one, as an error again. Returns its code. */
int page_failure_recall(const struct stored_page *page, struct error *err);

/* Remember a failure beside whatever is stored of the page. */
int page_store_fail(struct db *db, const char *cache_key, const struct page_id *id, const char *url,
                    const struct page_failure *failure, struct error *err);

/* What a page was at a time. */
struct page_version {
    const char *sha256;
    int64_t first_seen_at;
    int64_t last_seen_at; /* the last time the site sent or confirmed it */
};

/* The history of a page, the latest version first; in the arena. None for a page never stored. */
int page_store_versions(struct db *db, const char *cache_key, struct arena *arena,
                        const struct page_version **ret_versions, size_t *ret_n, struct error *err);

/* Make a page due again. */
int page_store_expire(struct db *db, const char *cache_key, int64_t at, struct error *err);

/*
 * Keep a body that was not recognised as the page asked for (a bot check, another site's error
 * page), for a bug report: in `oddities`, never in `pages`. The same body again is counted.
 */
int page_store_put_oddity(struct db *db, const char *cache_key, const char *url, struct bytes body,
                          int64_t http_status, const char *reason, int64_t at, struct error *err);

/* What came last instead of a page; PAGE_STORE_NONE when nothing odd ever came under that key. */
struct stored_oddity {
    const char *url;
    const char *sha256;
    int64_t body_size;
    int64_t http_status;
    const char *reason; /* what was missed in it */
    int64_t first_seen_at;
    int64_t last_seen_at;
    int64_t n_seen;
};
int page_store_find_oddity(struct db *db, const char *cache_key, struct arena *arena,
                           struct stored_oddity *ret_oddity, struct error *err);

/* A session of an ingested day whose page could not be had the last time, or not be read. */
struct failed_session {
    const char *session_id;
    const char *track_slug;
    struct date date;
};

/* Those of a track (NULL: all), of one date (absent: all), in the arena. */
int page_store_list_failed_sessions(struct db *db, const char *track_slug, struct date date,
                                    struct arena *arena, const struct failed_session **ret_sessions,
                                    size_t *ret_n, struct error *err);

/*
 * All that an ingestion of a day depends on, as a text that is another one as soon as any page of
 * the day, or of its month, changes; NULL while there is none. In the arena.
 */
int page_store_read_state(struct db *db, const char *track_slug, struct date day,
                          struct arena *arena, const char **ret_state, struct error *err);

/* ---- many pages at once ---- */

/* Which pages. */
struct page_filter {
    enum page_kind kind;      /* PAGE_N_KINDS: all */
    const char *kind_name;    /* of one kind by its stored name, which this program need not know;
                                 NULL: as `kind` says */
    const char *track_slug;   /* NULL: all */
    int64_t confirmed_before; /* last confirmed before that moment; ABSENT: whenever */
    int64_t stale_at;         /* past their time at that moment; ABSENT: whether or not */
};

#define PAGE_FILTER_ALL                                                                            \
    {                                                                                              \
        .kind = PAGE_N_KINDS, .confirmed_before = ABSENT, .stale_at = ABSENT                       \
    }

/* By track, newest day first; in the arena. */
int page_store_list(struct db *db, const struct page_filter *filter, struct arena *arena,
                    struct stored_page **ret_pages, size_t *ret_n, struct error *err);

/* The stored names of the kinds of which there are pages, those of a later program included. */
int page_store_kinds(struct db *db, struct arena *arena, const char *const **ret_names,
                     size_t *ret_n, struct error *err);

struct page_counts {
    int64_t n_stored;
    int64_t n_stale; /* of them, past their time at `now` */
    int64_t n_failed;
    int64_t body_size; /* unpacked */
};
int page_store_count(struct db *db, const struct page_filter *filter, int64_t now,
                     struct page_counts *ret_counts, struct error *err);

/* Forget pages, with their history, and the bodies that nothing else has: in one transaction, or in
 * the caller's. */
int page_store_drop(struct db *db, const struct stored_page *pages, size_t n, struct error *err);

/* Give room that was freed back to the disk; ERROR_BUSY while others use the database. */
int page_store_pack(struct db *db, struct error *err);

struct page_sizes {
    int64_t n_bodies;
    int64_t unpacked; /* bytes of the bodies, each once */
    int64_t packed;   /* and as they are stored */
    int64_t n_versions;
    int64_t n_oddities;
    int64_t n_differences;   /* of n_bodies: older versions, kept as what they differ by */
    int64_t packed_versions; /* of `packed`: all that is no page's newest version */
};
int page_store_sizes(struct db *db, struct page_sizes *ret_sizes, struct error *err);

/* Another time to live for a page; *ret_changed when it is not what it was. */
int page_store_retain(struct db *db, const char *cache_key, int64_t ttl_s, int64_t expires_at,
                      bool settled, bool *ret_changed, struct error *err);

#endif
