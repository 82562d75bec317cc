/* Pages: versions, bodies, confirmation, the memory of failures. */
#include "scratch.h"

#include "trackside/cleanup.h"
#include "trackside/mirror_store.h"
#include "trackside/page_store.h"

#include <string.h>

#define DB      "mirror.db"
#define KEY     "practice:day:redhill:2025-10-25"
#define MISSING "practice:session:404"

enum {
    T0 = 1761372000, /* 2025-10-25T06:00:00Z */
    TTL = 3600,
};

static const struct page_id day = {
    .kind = PAGE_DAY, .track_slug = "redhill", .date = {2025, 10, 25}};
static const struct page_id month = {
    .kind = PAGE_MONTH, .track_slug = "redhill", .date = {2025, 10, 0}};
static const struct page_id session = {
    .kind = PAGE_SESSION, .track_slug = "redhill", .source_id = "404"};

static struct db *open_mirror(struct scratch *scratch)
{
    struct db *db = NULL;

    scratch_require(scratch, mirror_store_open(scratch->dir, DB_WRITE, &db, &scratch->err));
    return db;
}

static struct page_arrival arrive(const char *body, int64_t at)
{
    return (struct page_arrival){
        .cache_key = KEY,
        .id = day,
        .url = "https://redhill.liverc.com/practice/?p=session_list&d=2025-10-25",
        .body = bytes_from_text(body),
        .http_status = 200,
        .content_type = "text/html",
        .etag = "\"abc\"",
        .fetched_at = at,
        .ttl_s = TTL,
        .source = "live",
    };
}

static int put(struct scratch *scratch, struct db *db, const char *body, int64_t at)
{
    struct page_arrival arrival = arrive(body, at);

    return page_store_put(db, &arrival, &scratch->err);
}

static struct stored_page find(struct scratch *scratch, struct db *db, const char *cache_key)
{
    struct stored_page page;

    scratch_require(scratch, page_store_find(db, cache_key, &scratch->arena, &page, &scratch->err));
    return page;
}

static int fail_page(struct scratch *scratch, struct db *db, const char *cache_key,
                     const struct page_id *id, const char *reason, int64_t at)
{
    struct page_failure failure = {
        .reason = reason, .http_status = 503, .at = at, .next_try_at = at + 60};

    return page_store_fail(db, cache_key, id, "https://redhill.liverc.com/x", &failure,
                           &scratch->err);
}

static void a_page_comes_back_as_it_was_put(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
    struct page_arrival arrival = arrive("<html>A</html>", T0);
    struct stored_page page;
    struct bytes body;

    arrival.settled = true;
    scratch_require(scratch, page_store_put(db, &arrival, &scratch->err));
    page = find(scratch, db, KEY);
    assert_string_equal(page.cache_key, KEY);
    assert_int_equal(page.kind, PAGE_DAY);
    assert_string_equal(page.track_slug, "redhill");
    assert_int_equal(date_compare(page.date, day.date), 0);
    assert_string_equal(page.url, arrival.url);
    assert_int_equal(page.body_size, arrival.body.size);
    assert_int_equal(page.http_status, 200);
    assert_string_equal(page.content_type, "text/html");
    assert_string_equal(page.etag, "\"abc\"");
    assert_null(page.last_modified);
    assert_int_equal(page.fetched_at, T0);
    assert_int_equal(page.validated_at, T0);
    assert_int_equal(page.ttl_s, TTL);
    assert_int_equal(page.expires_at, T0 + TTL);
    assert_true(page.settled);
    assert_string_equal(page.source, "live");
    assert_null(page.listed_as);
    assert_int_equal(page.attempts, 0);
    assert_null(page.last_error);
    assert_true(is_absent(page.next_try_at));
    scratch_require(scratch,
                    page_store_read_body(db, page.sha256, &scratch->arena, &body, &scratch->err));
    assert_int_equal(body.size, arrival.body.size);
    assert_memory_equal(body.data, arrival.body.data, body.size);
}

static void dates_of_every_kind_come_back(void **state)
{
    static const struct {
        const char *key;
        const struct page_id *id;
        const char *text;
    } cases[] = {{KEY, &day, "2025-10-25"},
                 {"practice:month:redhill:2025-10", &month, "2025-10"},
                 {"practice:session:404", &session, "-"}};
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);

    for (size_t i = 0; i < N_OF(cases); i++) {
        struct page_arrival arrival = arrive("x", T0);
        const char *sql =
            arena_format(&scratch->arena, "SELECT practice_date FROM pages WHERE cache_key = '%s'",
                         cases[i].key);

        arrival.cache_key = cases[i].key;
        arrival.id = *cases[i].id;
        assert_int_equal(page_store_put(db, &arrival, &scratch->err), 0);
        assert_string_equal(scratch_ask_text(scratch, DB, sql), cases[i].text);
        struct stored_page page = find(scratch, db, cases[i].key);
        assert_int_equal(page.kind, cases[i].id->kind);
        assert_int_equal(page.date.year, cases[i].id->date.year);
        assert_int_equal(page.date.month, cases[i].id->date.month);
        assert_int_equal(page.date.day, cases[i].id->date.day);
    }
}

static void every_change_is_a_version_and_every_content_one_body(void **state)
{
    static const struct {
        const char *body;
        int result;
        int64_t n_versions, n_bodies, fetched_at;
    } steps[] = {
        {"A", 0, 1, 1, T0},       {"A", PAGE_STORE_SAME, 1, 1, T0},       {"B", 0, 2, 2, T0 + 200},
        {"A", 0, 3, 2, T0 + 300}, {"A", PAGE_STORE_SAME, 3, 2, T0 + 300},
    };
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);

    for (size_t i = 0; i < N_OF(steps); i++) {
        int64_t at = T0 + 100 * (int64_t)i;

        assert_int_equal(put(scratch, db, steps[i].body, at), steps[i].result);
        assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM page_versions"),
                         steps[i].n_versions);
        assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM bodies"),
                         steps[i].n_bodies);
        assert_int_equal(find(scratch, db, KEY).fetched_at, steps[i].fetched_at);
        assert_int_equal(find(scratch, db, KEY).validated_at, at);
    }
    assert_string_equal(
        scratch_ask_text(scratch, DB,
                         "SELECT sequence || ':' || substr(first_seen_at, 15, 5) || '-'"
                         " || substr(last_seen_at, 15, 5) FROM page_versions ORDER BY sequence"),
        "1:00:00-01:40 2:03:20-03:20 3:05:00-06:40");
}

static void the_history_is_told_latest_first(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
    const struct page_version *versions;
    size_t n;

    put(scratch, db, "A", T0);
    put(scratch, db, "B", T0 + 100);
    put(scratch, db, "B", T0 + 200);
    scratch_require(scratch,
                    page_store_versions(db, KEY, &scratch->arena, &versions, &n, &scratch->err));
    assert_int_equal(n, 2);
    assert_string_equal(versions[0].sha256, find(scratch, db, KEY).sha256);
    assert_int_equal(versions[0].first_seen_at, T0 + 100);
    assert_int_equal(versions[0].last_seen_at, T0 + 200);
    assert_int_equal(versions[1].first_seen_at, T0);
    scratch_require(scratch,
                    page_store_versions(db, "none", &scratch->arena, &versions, &n, &scratch->err));
    assert_int_equal(n, 0);
}

static void a_page_is_committed_before_put_returns(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);

    assert_int_equal(put(scratch, db, "A", T0), 0);
    assert_false(db_in_transaction(db));
    assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM pages"), 1);
}

static void a_put_joins_the_callers_transaction(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);

    scratch_require(scratch, db_begin(db, &scratch->err));
    assert_int_equal(put(scratch, db, "A", T0), 0);
    assert_true(db_in_transaction(db));
    assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM pages"), 0);
    db_rollback(db);
    assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM bodies"), 0);
}

static void a_put_that_is_refused_leaves_nothing(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
    struct page_arrival arrival = arrive("A", T0);

    arrival.source = "hearsay";
    scratch_require_error(scratch, page_store_put(db, &arrival, &scratch->err), ERROR_CHECK,
                          "page_store/put", "CHECK constraint failed", NULL);
    assert_false(db_in_transaction(db));
    assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM bodies"), 0);
}

static void a_confirmed_page_is_fresh_again(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
    struct page_confirmation confirmation = {
        .at = T0 + 5000, .ttl_s = 7200, .settled = true, .listed_as = "row 1"};
    struct stored_page page;

    assert_int_equal(put(scratch, db, "A", T0), 0);
    scratch_require(scratch, fail_page(scratch, db, KEY, &day, "timed out", T0 + 10));
    scratch_require(scratch, page_store_validate(db, KEY, &confirmation, &scratch->err));
    page = find(scratch, db, KEY);
    assert_int_equal(page.fetched_at, T0);
    assert_int_equal(page.validated_at, T0 + 5000);
    assert_int_equal(page.ttl_s, 7200);
    assert_int_equal(page.expires_at, T0 + 12200);
    assert_true(page.settled);
    assert_string_equal(page.listed_as, "row 1");
    assert_int_equal(page.attempts, 0);
    assert_null(page.last_error);
    assert_string_equal(scratch_ask_text(scratch, DB, "SELECT last_seen_at FROM page_versions"),
                        "2025-10-25T07:23:20Z");
    confirmation = (struct page_confirmation){.at = T0 + 6000, .ttl_s = 7200};
    scratch_require(scratch, page_store_validate(db, KEY, &confirmation, &scratch->err));
    assert_string_equal(find(scratch, db, KEY).listed_as, "row 1");
}

static void a_page_that_is_not_stored_cannot_be_confirmed(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);

    const struct page_confirmation confirmation = {.at = T0, .ttl_s = TTL};

    assert_int_equal(page_store_validate(db, MISSING, &confirmation, &scratch->err),
                     PAGE_STORE_NONE);
    scratch_require(scratch, fail_page(scratch, db, MISSING, &session, "refused", T0));
    assert_int_equal(page_store_validate(db, MISSING, &confirmation, &scratch->err),
                     PAGE_STORE_NONE);
    assert_int_equal(find(scratch, db, MISSING).attempts, 1);
}

static void a_first_failure_leaves_a_row_without_body(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
    struct stored_page page;

    scratch_require(scratch, fail_page(scratch, db, MISSING, &session, "refused", T0));
    scratch_require(scratch, fail_page(scratch, db, MISSING, &session, "timed out", T0 + 5));
    page = find(scratch, db, MISSING);
    assert_null(page.sha256);
    assert_true(is_absent(page.fetched_at));
    assert_true(is_absent(page.expires_at));
    assert_true(is_absent(page.body_size));
    assert_int_equal(page.attempts, 2);
    assert_string_equal(page.last_error, "timed out");
    assert_int_equal(page.next_try_at, T0 + 65);
    assert_true(date_is_absent(page.date));
}

static void a_later_failure_keeps_what_is_stored_and_a_success_forgets_it(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
    struct stored_page page;

    assert_int_equal(put(scratch, db, "A", T0), 0);
    scratch_require(scratch, fail_page(scratch, db, KEY, &day, "timed out", T0 + 10));
    page = find(scratch, db, KEY);
    assert_non_null(page.sha256);
    assert_int_equal(page.fetched_at, T0);
    assert_string_equal(page.last_error, "timed out");
    assert_int_equal(put(scratch, db, "A", T0 + 20), PAGE_STORE_SAME);
    page = find(scratch, db, KEY);
    assert_int_equal(page.attempts, 0);
    assert_null(page.last_error);
    assert_true(is_absent(page.next_try_at));
}

static void an_expired_page_is_due_and_stays_so(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);

    assert_int_equal(put(scratch, db, "A", T0), 0);
    scratch_require(scratch, page_store_expire(db, KEY, T0 + 10, &scratch->err));
    assert_int_equal(find(scratch, db, KEY).expires_at, T0 + 10);
    scratch_require(scratch, page_store_expire(db, KEY, T0 + 20, &scratch->err));
    assert_int_equal(find(scratch, db, KEY).expires_at, T0 + 10);
    scratch_require(scratch, page_store_expire(db, MISSING, T0, &scratch->err));
}

static void oddities_are_kept_apart_and_counted(void **state)
{
    static const char *const bodies[] = {"Are you human?", "Are you human?", "Back soon"};
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);

    for (size_t i = 0; i < N_OF(bodies); i++)
        scratch_require(scratch, page_store_put_oddity(db, KEY, "https://redhill.liverc.com/",
                                                       bytes_from_text(bodies[i]), 200,
                                                       "no session list", T0, &scratch->err));
    assert_string_equal(scratch_ask_text(scratch, DB, "SELECT n_seen FROM oddities ORDER BY id"),
                        "2 1");
    assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM bodies"), 2);
    assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM pages"), 0);
}

static void a_page_never_seen_is_none(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
    struct stored_page page;
    struct bytes body;

    assert_int_equal(page_store_find(db, MISSING, &scratch->arena, &page, &scratch->err),
                     PAGE_STORE_NONE);
    assert_int_equal(page_store_read_body(db, "0123", &scratch->arena, &body, &scratch->err),
                     PAGE_STORE_NONE);
}

static void damaged_bodies_are_told_never_given(void **state)
{
    static const char *const damages[] = {
        "UPDATE bodies SET gzip = x'00'",
        "UPDATE bodies SET gzip = substr(gzip, 1, length(gzip) - 9)",
        "UPDATE bodies SET size = size - 1",
        "PRAGMA foreign_keys = OFF; UPDATE bodies SET sha256 = replace(hex(zeroblob(32)), '0', "
        "'a');"
        " UPDATE pages SET body_sha256 = (SELECT sha256 FROM bodies)",
    };
    struct scratch *scratch = *state;

    for (size_t i = 0; i < N_OF(damages); i++) {
        struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
        struct bytes body;

        scratch_sql(scratch, DB,
                    "PRAGMA foreign_keys = OFF; DELETE FROM pages; DELETE FROM bodies;"
                    " DELETE FROM page_versions");
        assert_int_equal(put(scratch, db, "the body that will be damaged", T0), 0);
        scratch_sql(scratch, DB, damages[i]);
        scratch_require_error(scratch,
                              page_store_read_body(db, find(scratch, db, KEY).sha256,
                                                   &scratch->arena, &body, &scratch->err),
                              ERROR_FAILED, DB, "is damaged", NULL);
        scratch_require_hint(scratch, HINT_FETCH_BODY_AGAIN);
    }
}

static void an_empty_body_is_a_body(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
    struct bytes body = {"x", 1};

    assert_int_equal(put(scratch, db, "", T0), 0);
    scratch_require(scratch, page_store_read_body(db, find(scratch, db, KEY).sha256,
                                                  &scratch->arena, &body, &scratch->err));
    assert_int_equal(body.size, 0);
}

static void pages_are_counted_by_kind_and_track(void **state)
{
    static const struct {
        const char *slug;
        enum page_kind kind;
        int64_t now;
        struct page_counts counts;
    } cases[] = {
        {"redhill", PAGE_DAY, T0, {1, 0, 0, 3}},     {"redhill", PAGE_DAY, T0 + TTL, {1, 1, 0, 3}},
        {NULL, PAGE_DAY, T0, {1, 0, 0, 3}},          {"elsewhere", PAGE_DAY, T0, {0, 0, 0, 0}},
        {"redhill", PAGE_SESSION, T0, {0, 0, 1, 0}}, {NULL, PAGE_MONTH, T0, {0, 0, 0, 0}},
        {NULL, PAGE_N_KINDS, T0, {1, 0, 1, 3}},
    };
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);

    assert_int_equal(put(scratch, db, "abc", T0), 0);
    scratch_require(scratch, fail_page(scratch, db, MISSING, &session, "refused", T0));
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct page_filter filter = PAGE_FILTER_ALL;
        struct page_counts counts;

        filter.track_slug = cases[i].slug;
        filter.kind = cases[i].kind;
        scratch_require(scratch,
                        page_store_count(db, &filter, cases[i].now, &counts, &scratch->err));
        assert_memory_equal(&counts, &cases[i].counts, sizeof(counts));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(a_page_comes_back_as_it_was_put),
        SCRATCH_TEST(dates_of_every_kind_come_back),
        SCRATCH_TEST(every_change_is_a_version_and_every_content_one_body),
        SCRATCH_TEST(the_history_is_told_latest_first),
        SCRATCH_TEST(a_page_is_committed_before_put_returns),
        SCRATCH_TEST(a_put_joins_the_callers_transaction),
        SCRATCH_TEST(a_put_that_is_refused_leaves_nothing),
        SCRATCH_TEST(a_confirmed_page_is_fresh_again),
        SCRATCH_TEST(a_page_that_is_not_stored_cannot_be_confirmed),
        SCRATCH_TEST(a_first_failure_leaves_a_row_without_body),
        SCRATCH_TEST(a_later_failure_keeps_what_is_stored_and_a_success_forgets_it),
        SCRATCH_TEST(an_expired_page_is_due_and_stays_so),
        SCRATCH_TEST(oddities_are_kept_apart_and_counted),
        SCRATCH_TEST(a_page_never_seen_is_none),
        SCRATCH_TEST(damaged_bodies_are_told_never_given),
        SCRATCH_TEST(an_empty_body_is_a_body),
        SCRATCH_TEST(pages_are_counted_by_kind_and_track),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
