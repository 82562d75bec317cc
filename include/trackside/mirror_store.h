/*
 * mirror.db: what endures. Pages as the site sent them, with their TTLs as columns, every
 * version of them, the log of requests, pauses of sites, and what the user typed (tracks).
 *
 * Every function takes the open mirror.db. Moments are UTC seconds (log: milliseconds).
 */
#ifndef TRACKSIDE_MIRROR_STORE_H
#define TRACKSIDE_MIRROR_STORE_H

#include "trackside/db.h"
#include "trackside/page.h"

/* Open DIR/mirror.db; DB_WRITE makes DIR (0700) and the file (0600) when missing. */
int mirror_store_open(const char *dir, enum db_access access, struct db **ret_db,
                      struct error *err);

/* ---- pages ---- */

/* A row of `pages`. Texts live in the arena it was read into; NULL and ABSENT where unknown. */
struct stored_page {
    const char *cache_key;
    enum page_kind kind;
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
        failed_status; /* what the site answered at the last failure; ABSENT without an answer */
    int64_t next_try_at;
};

enum {
    PAGE_STORE_NONE = 1, /* no such page */
    PAGE_STORE_SAME = 2, /* put: the body is the one already stored */
};

int page_store_find(struct db *db, const char *cache_key, struct arena *arena,
                    struct stored_page *ret_page, struct error *err);

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
 * content differs from the last version. Clears the memory of failures. Committed before it
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
    const char *reason;  /* one sentence */
    int64_t http_status; /* ABSENT without an answer */
    int64_t at;
    int64_t next_try_at; /* not before */
};

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
};
int page_store_sizes(struct db *db, struct page_sizes *ret_sizes, struct error *err);

/* Another time to live for a page; *ret_changed when it is not what it was. */
int page_store_retain(struct db *db, const char *cache_key, int64_t ttl_s, int64_t expires_at,
                      bool settled, bool *ret_changed, struct error *err);

/* ---- tracks: the user's own facts ---- */

struct stored_track {
    const char *slug;
    const char *name;     /* the user's, else the page's; NULL while neither is known */
    const char *timezone; /* IANA name; NULL while unknown */
    int64_t added_at;
    bool is_followed; /* a put leaves it as it is */
};

enum {
    TRACK_STORE_NONE = 1,
};

/*
 * Add a track or change it; a NULL name or zone leaves what is there, and added_at of a track
 * that is there says when it was changed. `name_is_users` is false
 * for a name taken from a page, which never replaces the user's own. *ret_change may be NULL.
 */
int track_store_put(struct db *db, const struct stored_track *track, bool name_is_users,
                    enum db_change *ret_change, struct error *err);
int track_store_find(struct db *db, const char *slug, struct arena *arena,
                     struct stored_track *ret_track, struct error *err);
/*
 * Follow a track that is there from a moment on, or (ABSENT) no longer. TRACK_STORE_NONE when it
 * was so already, or there is no such track.
 */
int track_store_follow(struct db *db, const char *slug, int64_t at, struct error *err);

/* No longer note a track; its pages stay. TRACK_STORE_NONE when it was not noted. */
int track_store_remove(struct db *db, const char *slug, struct error *err);

/* By slug. */
int track_store_list(struct db *db, struct arena *arena, const struct stored_track **ret_tracks,
                     size_t *ret_n, struct error *err);

/* ---- driver aliases: which transponders are one person's, as the user said ---- */

struct driver_alias {
    const char *source_driver_id; /* a transponder, or practice_session_{id} */
    const char *person;           /* rows of one name are one person */
    int64_t added_at;
};

enum {
    DRIVER_ALIAS_NONE = 1,
};

/* Say so, or say otherwise: a transponder is one person's at most. */
int driver_alias_put(struct db *db, const struct driver_alias *alias, struct error *err);

/* Take it back. DRIVER_ALIAS_NONE when nothing was said of that transponder. */
int driver_alias_remove(struct db *db, const char *source_driver_id, struct error *err);

/* Person by person. */
int driver_alias_list(struct db *db, struct arena *arena, const struct driver_alias **ret_aliases,
                      size_t *ret_n, struct error *err);

/* ---- requests: one row per request that left, or was about to leave, the machine ---- */

struct logged_request {
    const char *rate_class; /* "discovery" or "session" */
    enum page_kind kind;
    const char *origin; /* scheme://host[:port] */
    const char *track_slug;
    const char *cache_key;
    const char *url;
    int64_t attempt; /* from 1 */
    int64_t sent_at_ms;
};

/*
 * Requests of a class between two moments, for one track (discovery) or one origin (session): give
 * the one and NULL for the other. Give a moment ahead of now as the second: after a clock was set
 * back a little the log is ahead of it; what is far ahead is of no account. *ret_nth_ms is when the
 * `nth_last` most recent of them was sent (ABSENT when there are fewer), from which a bucket knows
 * when it may go on.
 */
int request_log_count(struct db *db, const char *rate_class, const char *track_slug,
                      const char *origin, int64_t since_ms, int64_t until_ms, int64_t nth_last,
                      int64_t *ret_n, int64_t *ret_nth_ms, struct error *err);

/* Note a request before it is sent (inside the caller's transaction); a killed process's counts as
 * spent. */
int request_log_reserve(struct db *db, const struct logged_request *request, int64_t *ret_id,
                        struct error *err);

/* What became of it: status ABSENT when there was no answer; outcome in a word or two. */
int request_log_complete(struct db *db, int64_t id, int64_t http_status, const char *outcome,
                         int64_t body_size, int64_t duration_ms, struct error *err);

/* ---- sites that asked to be left alone ---- */

/* Leave an origin alone until a moment (UTC seconds); an earlier moment than the stored one changes
 * nothing. */
int site_store_pause(struct db *db, const char *origin, int64_t until, const char *reason,
                     struct error *err);

/* Until when, and why; *ret_until is ABSENT when it is not paused. */
int site_store_paused(struct db *db, const char *origin, int64_t now, struct arena *arena,
                      int64_t *ret_until, const char **ret_reason, struct error *err);

#endif
