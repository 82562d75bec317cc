/* Fixtures as files: what is read, what is refused and how that is told, and the built-in one. */
#include "site.h"

#include "testing.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void a_directory_is_read(void **state)
{
    struct site *site = site_open(NULL, 0);
    size_t n_pages, n_tracks;
    const struct fixture_page *pages = fixture_pages(site->fixture, &n_pages);
    const struct fixture_track *tracks = fixture_tracks(site->fixture, &n_tracks);

    (void)state;
    assert_int_equal(n_tracks, 1);
    assert_string_equal(tracks[0].slug, "redhill");
    assert_string_equal(tracks[0].name, "Red Hill");
    assert_string_equal(tracks[0].timezone, "Australia/Sydney");
    assert_int_equal(n_pages, 4);
    assert_int_equal(pages[1].id.kind, PAGE_DAY);
    assert_int_equal(pages[1].id.date.day, 25);
    assert_string_equal(pages[1].id.track_slug, "redhill");
    assert_string_equal(pages[1].cache_key, SITE_DAY_KEY);
    assert_string_equal(pages[1].file, "day.html");
    assert_int_equal(pages[1].status, 200);
    assert_string_equal(pages[1].content_type, "text/html; charset=utf-8");
    assert_string_equal(pages[1].fetched_at, "2025-11-02T08:00:00Z");
    assert_true(bytes_equal_text(pages[1].body, SITE_DAY_BODY));
    assert_string_equal(pages[2].id.source_id, "100");
    site_close(site);
}

/* A manifest with one thing changed, and what is said about it. */
struct flaw {
    const char *from, *to;
    enum error_code code;
    const char *says;
};

static const struct flaw flaws[] = {
    {"{\"format\"", "\"format\"", ERROR_CHECK, "is not JSON"},
    {"\"format\": 1", "\"format\": 2", ERROR_TOO_NEW, "update trackside"},
    {"\"format\": 1", "\"format\": \"1\"", ERROR_CHECK, "not the manifest of a fixture"},
    {"\"pages\"", "\"sheets\"", ERROR_CHECK, "not the manifest of a fixture"},
    {"\"slug\": \"redhill\"", "\"slug\": \"../redhill\"", ERROR_CHECK, "not the slug"},
    {"\"slug\": \"redhill\"", "\"slug\": \"bluehill\"", ERROR_CHECK, "not among the tracks"},
    {"\"day.html\"", "\"../day.html\"", ERROR_CHECK, "page 2 of manifest.json"},
    {"\"day.html\"", "\"/etc/passwd\"", ERROR_CHECK, "no plain file name"},
    {"\"day.html\"", "\".hidden\"", ERROR_CHECK, "no plain file name"},
    {"\"day.html\"", "\"a\\u001bb\"", ERROR_CHECK, "no plain file name"},
    {"\"day.html\"", "\"\"", ERROR_CHECK, "no plain file name"},
    {"\"day.html\"", "7", ERROR_CHECK, "no plain file name"},
    {"\"day.html\"", "\"gone.html\"", ERROR_FAILED, "gone.html cannot be opened"},
    {"\"day.html\"", "\"session.html\"", ERROR_CHECK, "session.html is not what manifest.json"},
    {"\"kind\": \"day\"", "\"kind\": \"month\"", ERROR_CHECK, "its kind is not"},
    {"\"" SITE_DAY_KEY "\"", "\"practice:day:redhill:2025-10-24\"", ERROR_CHECK, "its cache_key"},
    {"\"/practice/?p=session_list&d=2025-10-25\"", "\"/results/\"", ERROR_CHECK, "its address"},
    {"\"status\": 200", "\"status\": 42", ERROR_CHECK, "its status"},
    {"\"2025-11-02T08:00:00Z\"", "\"yesterday\"", ERROR_CHECK, "its fetched_at"},
    {"\"size\": ", "\"size\": 1", ERROR_CHECK, "is not what manifest.json recorded"},
    {"\"size\": ", "\"size\": -", ERROR_CHECK, "its size"},
    {"\"sha256\": \"", "\"sha256\": \"X", ERROR_CHECK, "its sha256"},
};

static void flaws_are_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(flaws) / sizeof(flaws[0]); i++) {
        struct arena arena;
        struct fixture *fixture = NULL;
        struct error err;
        const char *dir;

        arena_init(&arena);
        dir = site_write(&arena, flaws[i].from, flaws[i].to);
        assert_int_equal(fixture_open(dir, &fixture, &err), flaws[i].code);
        assert_null(fixture);
        if (strstr(err.message, flaws[i].says) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", err.message, flaws[i].says);
        assert_non_null(strstr(err.message, dir));
        site_remove(dir);
        arena_deinit(&arena);
    }
}

static void a_page_listed_twice_is_refused(void **state)
{
    static const char first[] = "{\"file\": \"month.html\", \"kind\": \"month\", \"cache_key\": "
                                "\"practice:month:redhill:2025-10\"";
    static const char again[] =
        "{\"file\": \"day.html\", \"kind\": \"day\", \"cache_key\": \"" SITE_DAY_KEY
        "\", \"track\": \"redhill\", \"address\": \"/practice/?p=session_list&d=2025-10-25\", "
        "\"status\": 200, \"fetched_at\": \"2025-11-02T08:00:00Z\", \"size\": 36, \"sha256\": "
        "\"0000000000000000000000000000000000000000000000000000000000000000\"},\n";
    struct arena arena;
    struct fixture *fixture;
    struct error err;
    const char *dir;

    (void)state;
    arena_init(&arena);
    dir = site_write(&arena, first, arena_format(&arena, "%s%s", again, first));
    assert_int_equal(fixture_open(dir, &fixture, &err), ERROR_CHECK);
    assert_non_null(strstr(err.message, SITE_DAY_KEY " twice"));
    site_remove(dir);
    arena_deinit(&arena);
}

static void links_and_missing_directories_are_refused(void **state)
{
    struct arena arena;
    struct fixture *fixture;
    struct error err;
    const char *dir;

    (void)state;
    arena_init(&arena);
    dir = site_write(&arena, "\"day.html\"", "\"link.html\"");
    assert_int_equal(symlink("day.html", arena_format(&arena, "%s/link.html", dir)), 0);
    assert_int_equal(fixture_open(dir, &fixture, &err), ERROR_FAILED);
    assert_non_null(strstr(err.message, "link.html"));
    site_remove(dir);
    assert_int_equal(fixture_open(dir, &fixture, &err), ERROR_FAILED);
    assert_non_null(strstr(err.message, "manifest.json"));
    fixture_close(NULL);
    arena_deinit(&arena);
}

static void the_built_in_one_equals_its_directory(void **state)
{
    struct fixture *bundled, *recorded;
    size_t n_bundled, n_recorded;
    const struct fixture_page *a, *b;
    struct error err;

    (void)state;
    assert_int_equal(fixture_open_bundled(&bundled, &err), 0);
    assert_int_equal(fixture_open(PRACTICE_DAY_DIR, &recorded, &err), 0);
    a = fixture_pages(bundled, &n_bundled);
    b = fixture_pages(recorded, &n_recorded);
    assert_true(n_bundled > 0);
    assert_int_equal(n_bundled, n_recorded);
    for (size_t i = 0; i < n_bundled; i++) {
        assert_string_equal(a[i].cache_key, b[i].cache_key);
        assert_string_equal(a[i].file, b[i].file);
        assert_true(bytes_equal(a[i].body, b[i].body));
    }
    fixture_close(bundled);
    fixture_close(recorded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_directory_is_read),
        cmocka_unit_test(flaws_are_named),
        cmocka_unit_test(a_page_listed_twice_is_refused),
        cmocka_unit_test(links_and_missing_directories_are_refused),
        cmocka_unit_test(the_built_in_one_equals_its_directory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
