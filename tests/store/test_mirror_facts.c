/* Tracks, the log of requests, and pauses. */
#include "scratch.h"

#include "mirror_schema.h"

#include "trackside/cleanup.h"
#include "trackside/mirror_store.h"
#include "trackside/page_store.h"
#include "trackside/request_log.h"
#include "trackside/site_store.h"
#include "trackside/track_store.h"

#include <string.h>

#define DB "mirror.db"

enum {
    T0 = 1761372000, /* 2025-10-25T06:00:00Z */
};

static const int64_t T0_MS = (int64_t)T0 * 1000;

static struct db *open_mirror(struct scratch *scratch)
{
    struct db *db = NULL;

    scratch_require(scratch, mirror_store_open(scratch->dir, DB_WRITE, &db, &scratch->err));
    return db;
}

/* ---- tracks ---- */

static void a_track_takes_what_is_new_and_keeps_what_the_user_said(void **state)
{
    static const struct {
        const char *name;
        bool is_users;
        const char *zone;
        enum db_change change;
        const char *name_after, *zone_after;
    } steps[] = {
        {NULL, false, NULL, DB_INSERTED, NULL, NULL},
        {NULL, true, NULL, DB_UNCHANGED, NULL, NULL},
        {"Red Hill RC", false, NULL, DB_UPDATED, "Red Hill RC", NULL},
        {"Red Hill RC", false, NULL, DB_UNCHANGED, "Red Hill RC", NULL},
        {"Red Hill Raceway", false, NULL, DB_UPDATED, "Red Hill Raceway", NULL},
        {NULL, true, "Australia/Sydney", DB_UPDATED, "Red Hill Raceway", "Australia/Sydney"},
        {"Home", true, NULL, DB_UPDATED, "Home", "Australia/Sydney"},
        {"Red Hill RC", false, NULL, DB_UNCHANGED, "Home", "Australia/Sydney"},
        {"Home", true, "Australia/Sydney", DB_UNCHANGED, "Home", "Australia/Sydney"},
        {"Red Hill RC", false, "Europe/Oslo", DB_UPDATED, "Home", "Europe/Oslo"},
        {"Track", true, NULL, DB_UPDATED, "Track", "Europe/Oslo"},
    };
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);

    for (size_t i = 0; i < N_OF(steps); i++) {
        struct stored_track track = {
            .slug = "redhill", .name = steps[i].name, .timezone = steps[i].zone, .added_at = T0};
        enum db_change change;

        scratch_require(scratch,
                        track_store_put(db, &track, steps[i].is_users, &change, &scratch->err));
        assert_int_equal(change, steps[i].change);
        scratch_require(scratch,
                        track_store_find(db, "redhill", &scratch->arena, &track, &scratch->err));
        if (steps[i].name_after)
            assert_string_equal(track.name, steps[i].name_after);
        else
            assert_null(track.name);
        if (steps[i].zone_after)
            assert_string_equal(track.timezone, steps[i].zone_after);
        else
            assert_null(track.timezone);
        assert_int_equal(track.added_at, T0);
    }
}

static void a_page_name_that_the_user_repeats_becomes_the_users(void **state)
{
    static const bool who[] = {false, true, false};
    static const char *const names[] = {"Red Hill", "Red Hill", "Other"};
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);

    for (size_t i = 0; i < N_OF(who); i++) {
        struct stored_track track = {.slug = "redhill", .name = names[i], .added_at = T0};

        scratch_require(scratch, track_store_put(db, &track, who[i], NULL, &scratch->err));
    }
    assert_string_equal(scratch_ask_text(scratch, DB, "SELECT name FROM tracks"), "Red Hill");
}

static void tracks_are_listed_by_slug(void **state)
{
    static const char *const slugs[] = {"redhill", "canberraoffroad", "zeeland"};
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
    const struct stored_track *tracks = NULL;
    struct stored_track track;
    size_t n = 99;

    scratch_require(scratch, track_store_list(db, &scratch->arena, &tracks, &n, &scratch->err));
    assert_int_equal(n, 0);
    for (size_t i = 0; i < N_OF(slugs); i++) {
        track = (struct stored_track){.slug = slugs[i], .added_at = T0};
        scratch_require(scratch, track_store_put(db, &track, false, NULL, &scratch->err));
    }
    scratch_require(scratch, track_store_list(db, &scratch->arena, &tracks, &n, &scratch->err));
    assert_int_equal(n, 3);
    assert_string_equal(tracks[0].slug, "canberraoffroad");
    assert_string_equal(tracks[2].slug, "zeeland");
    assert_int_equal(track_store_find(db, "nowhere", &scratch->arena, &track, &scratch->err),
                     TRACK_STORE_NONE);
}

/* ---- requests ---- */

static int64_t reserve(struct scratch *scratch, struct db *db, const char *rate_class,
                       const char *slug, const char *origin, int64_t sent_at_ms)
{
    struct logged_request request = {
        .rate_class = rate_class,
        .kind = PAGE_DAY,
        .origin = origin,
        .track_slug = slug,
        .cache_key = "practice:day:redhill:2025-10-25",
        .url = "https://redhill.liverc.com/x",
        .attempt = 1,
        .sent_at_ms = sent_at_ms,
    };
    int64_t id = 0;

    scratch_require(scratch, request_log_reserve(db, &request, &id, &scratch->err));
    return id;
}

#define RED "https://redhill.liverc.com"
#define ZEE "https://zeeland.liverc.com"
#define ONE "http://127.0.0.1:8099"

static void requests_are_counted_by_class_owner_and_time(void **state)
{
    static const struct {
        const char *rate_class, *slug, *origin;
        int64_t since, nth_last, n, nth; /* relative to T0, ms */
    } cases[] = {
        {"discovery", "redhill", NULL, 0, 1, 3, 59999},
        {"discovery", "redhill", NULL, 0, 3, 3, 1},
        {"discovery", "redhill", NULL, 0, 4, 3, ABSENT},
        {"discovery", "redhill", NULL, 1, 3, 3, 1}, /* since: that moment included */
        {"discovery", "redhill", NULL, 2, 3, 2, ABSENT},
        {"discovery", "redhill", NULL, 60000, 1, 0, ABSENT},
        {"discovery", "zeeland", NULL, 0, 1, 1, 100},
        {"discovery", NULL, RED, 0, 1, 2, 500},
        {"session", "redhill", NULL, 0, 1, 1, 200},
        {"session", NULL, ONE, 0, 2, 2, 200},
        {"session", NULL, RED, 0, 1, 0, ABSENT},
    };
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);

    reserve(scratch, db, "discovery", "redhill", RED, T0_MS + 500);
    reserve(scratch, db, "discovery", "redhill", RED, T0_MS + 1);
    reserve(scratch, db, "discovery", "redhill", ONE, T0_MS + 59999);
    reserve(scratch, db, "discovery", "zeeland", ZEE, T0_MS + 100);
    reserve(scratch, db, "session", "redhill", ONE, T0_MS + 200);
    reserve(scratch, db, "session", "zeeland", ONE, T0_MS + 300);
    for (size_t i = 0; i < N_OF(cases); i++) {
        int64_t n, nth_ms;

        scratch_require(scratch,
                        request_log_count(db, cases[i].rate_class, cases[i].slug, cases[i].origin,
                                          T0_MS + cases[i].since, T0_MS + 60000, cases[i].nth_last,
                                          &n, &nth_ms, &scratch->err));
        if (n != cases[i].n || nth_ms != (is_absent(cases[i].nth) ? ABSENT : T0_MS + cases[i].nth))
            fail_msg("case %zu: n %lld, nth %lld", i, (long long)n, (long long)nth_ms);
    }
}

static void a_request_is_noted_first_and_completed_later(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
    int64_t first = reserve(scratch, db, "session", "redhill", RED, T0_MS + 7);
    int64_t second = reserve(scratch, db, "session", "redhill", RED, T0_MS + 8);

    assert_true(first != second);
    scratch_require(scratch,
                    request_log_complete(db, first, 200, "answered", 4711, 93, &scratch->err));
    assert_string_equal(
        scratch_ask_text(scratch, DB,
                         "SELECT sent_at || ' ' || http_status || ' ' || outcome || ' '"
                         " || body_size || ' ' || duration_ms FROM requests ORDER BY id"),
        "2025-10-25T06:00:00.007Z 200 answered 4711 93 -");
}

/* The log of an earlier program did not say which kind of page a request was for. */
static void requests_of_an_older_store_learn_their_kind(void **state)
{
    struct scratch *scratch = *state;
    struct db_schema old = mirror_schema;
    struct db *db = NULL;

    old.n_steps = 3;
    old.n_queries = 0;
    scratch_require(scratch,
                    db_open(scratch_path(scratch, DB), &old, DB_WRITE, &db, &scratch->err));
    db_close(db);
    scratch_sql(scratch, DB,
                "INSERT INTO requests (rate_class, origin, track_slug, cache_key, url, attempt,"
                " sent_at) SELECT 'discovery', 'o', 's', value, 'u', 1, '2025-10-25T06:00:00.000Z'"
                " FROM json_each('[\"practice:month:a:2025-10\", \"practice:day:a:2025-10-25\","
                " \"practice:session:1\", \"track:directory\", \"something:else\"]')");
    db = open_mirror(scratch);
    reserve(scratch, db, "discovery", "a", RED, T0_MS);
    db_close(db);
    assert_string_equal(scratch_ask_text(scratch, DB, "SELECT kind FROM requests ORDER BY id"),
                        "month day session directory - day");
}

/* ---- failures ---- */

/* Their sentences had the way out in them, in the words of the command line. */
static void failures_of_an_older_store_become_facts(void **state)
{
    static const struct {
        const char *then, *now;
    } cases[] = {
        {"X is not there (the site answered 404); check the track and the date, or ask again with "
         "--refresh",
         "X is not there (the site answered 404); check the track and the date"},
        {"the site answered 403 to X, which is no page; --refresh asks again at once",
         "the site answered 403 to X, which is no page"},
        {"X cannot be reached (no route); check the network, or use --offline with what is stored",
         "X cannot be reached (no route); check the network"},
        {"the transfer of X broke off (reset); try again later",
         "the transfer of X broke off (reset); try again later"},
    };
    struct scratch *scratch = *state;

    for (size_t i = 0; i < N_OF(cases); i++) {
        struct db_schema old = mirror_schema;
        struct db *db = NULL;

        unlink(scratch_path(scratch, DB));
        old.n_steps = 9;
        old.n_queries = 0;
        scratch_require(scratch,
                        db_open(scratch_path(scratch, DB), &old, DB_WRITE, &db, &scratch->err));
        db_close(db);
        scratch_sql(scratch, DB,
                    arena_format(&scratch->arena,
                                 "INSERT INTO pages (cache_key, kind, track_slug, url, attempts,"
                                 " last_error) VALUES ('k', 'day', 'redhill', 'X', 1, '%s')",
                                 cases[i].then));
        db_close(open_mirror(scratch));
        assert_string_equal(scratch_ask_text(scratch, DB, "SELECT last_error FROM pages"),
                            cases[i].now);
    }
}

static void a_remembered_failure_is_the_error_it_was(void **state)
{
    static const struct {
        int64_t status;
        enum error_code code;
        enum hint hint;
    } cases[] = {
        {404, ERROR_NOT_FOUND, HINT_OR_ASK_AGAIN},
        {410, ERROR_NOT_FOUND, HINT_OR_ASK_AGAIN},
        {403, ERROR_FAILED, HINT_ASK_AT_ONCE},
        {204, ERROR_FAILED, HINT_ASK_AT_ONCE},
        {429, ERROR_UNREACHABLE, HINT_NONE},
        {503, ERROR_UNREACHABLE, HINT_NONE},
        {200, ERROR_FAILED, HINT_NONE},
        {ABSENT, ERROR_FAILED, HINT_NONE},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct stored_page page = {.last_error = "100 % gone", .failed_status = cases[i].status};
        struct error err;

        assert_int_equal(page_failure_recall(&page, &err), cases[i].code);
        assert_int_equal(err.code, cases[i].code);
        assert_int_equal(err.hint, cases[i].hint);
        assert_string_equal(err.message, "100 % gone");
    }
}

/* ---- pauses ---- */

static void a_pause_is_only_ever_made_longer(void **state)
{
    static const struct {
        int64_t until;
        const char *reason;
        int64_t until_after;
        const char *reason_after;
    } steps[] = {
        {T0 + 100, "it answered 429", T0 + 100, "it answered 429"},
        {T0 + 50, "it answered 503", T0 + 100, "it answered 429"},
        {T0 + 200, "it answered 503", T0 + 200, "it answered 503"},
    };
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
    const char *reason;
    int64_t until;

    for (size_t i = 0; i < N_OF(steps); i++) {
        scratch_require(scratch,
                        site_store_pause(db, RED, steps[i].until, steps[i].reason, &scratch->err));
        scratch_require(scratch, site_store_paused(db, RED, T0, &scratch->arena, &until, &reason,
                                                   &scratch->err));
        assert_int_equal(until, steps[i].until_after);
        assert_string_equal(reason, steps[i].reason_after);
    }
    scratch_require(scratch, site_store_paused(db, RED, T0 + 200, &scratch->arena, &until, &reason,
                                               &scratch->err));
    assert_true(is_absent(until));
    assert_null(reason);
    scratch_require(
        scratch, site_store_paused(db, ZEE, T0, &scratch->arena, &until, &reason, &scratch->err));
    assert_true(is_absent(until));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(a_track_takes_what_is_new_and_keeps_what_the_user_said),
        SCRATCH_TEST(a_page_name_that_the_user_repeats_becomes_the_users),
        SCRATCH_TEST(tracks_are_listed_by_slug),
        SCRATCH_TEST(requests_are_counted_by_class_owner_and_time),
        SCRATCH_TEST(a_request_is_noted_first_and_completed_later),
        SCRATCH_TEST(requests_of_an_older_store_learn_their_kind),
        SCRATCH_TEST(failures_of_an_older_store_become_facts),
        cmocka_unit_test(a_remembered_failure_is_the_error_it_was),
        SCRATCH_TEST(a_pause_is_only_ever_made_longer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
