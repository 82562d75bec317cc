/*
 * Addresses in both directions: what users paste, what pages link to, what is asked for.
 */
#include "trackside/cleanup.h"
#include "trackside/liverc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define N(table) (sizeof(table) / sizeof((table)[0]))

static void test_slugs_as_typed(void **state)
{
    static const struct {
        const char *typed, *slug;
    } cases[] = {
        {"canberraoffroad", "canberraoffroad"},
        {"  CanberraOffRoad ", "canberraoffroad"},
        {"1rcraceway", "1rcraceway"},
        {"wattle-creek", "wattle-creek"},
        {"canberraoffroad.liverc.com", "canberraoffroad"},
        {"www.canberraoffroad.liverc.com", "canberraoffroad"},
        {"canberraoffroad.liverc.com/practice/?p=calendar&d=2025-10", "canberraoffroad"},
        {"//raceplacerc.liverc.com/", "raceplacerc"},
        {"https://canberraoffroad.liverc.com", "canberraoffroad"},
        {"HTTP://WWW.FastAndFun.LiveRC.com:80/live/", "fastandfun"},
        {"https://canberraoffroad.liverc.com/practice/?p=view_session&id=7#laps",
         "canberraoffroad"},
    };
    (void)state;
    for (size_t i = 0; i < N(cases); i++) {
        CLEANUP(arena_deinit) struct arena arena;
        struct error err = {0};
        const char *slug = NULL;
        arena_init(&arena);
        if (slug_read(cases[i].typed, &arena, &slug, &err) != 0)
            fail_msg("\"%s\": %s", cases[i].typed, err.message);
        assert_string_equal(slug, cases[i].slug);
    }
}

static void test_no_slugs(void **state)
{
    static const char *const cases[] = {
        "",
        "   ",
        "-wattle",
        "wattle-",
        "wattle creek",
        "wattle_creek",
        "wattle\tcreek",
        "caf\xc3\xa9",
        "live",
        "WWW",
        "https://live.liverc.com/",
        "https://www.liverc.com/",
        "https://liverc.com/",
        "https://canberraoffroad.liverc.com.example.org/",
        "https://canberraoffroad-liverc.com/",
        "https://a.b.liverc.com/",
        "https://user@canberraoffroad.liverc.com/",
        "ftp://canberraoffroad.liverc.com/",
        "https:///practice/",
        "example.org",
        "a123456789b123456789c123456789d123456789e123456789f123456789g123",
        "a123456789b123456789c123456789d123456789e123456789f123456789g1234",
    };
    (void)state;
    for (size_t i = 0; i < N(cases); i++) {
        CLEANUP(arena_deinit) struct arena arena;
        struct error err = {0};
        const char *slug = "untouched";
        arena_init(&arena);
        bool longest = strlen(cases[i]) == 63;
        int r = slug_read(cases[i], &arena, &slug, &err);
        if (r != (longest ? 0 : ERROR_USAGE))
            fail_msg("\"%s\" gave %d", cases[i], r);
        if (r < 0) {
            assert_string_equal(slug, "untouched");
            assert_true(strlen(err.message) > 20);
        }
    }
}

static void test_site_templates(void **state)
{
    static const char *const good[] = {
        LIVERC_SITE,
        "http://127.0.0.1:8099/{track}",
        "http://127.0.0.1:8099/{track}/",
        "http://[::1]:8099/sites/{track}",
        "HTTPS://{track}.example.org:8443",
    };
    static const char *const bad[] = {
        "",
        "{track}.liverc.com",
        "//{track}.liverc.com",
        "ftp://{track}.liverc.com",
        "https://liverc.com",
        "https://{track}.liverc.com/?x=1",
        "https://{track}.liverc.com/#top",
        "https://{track}.liverc.com/{track}",
        "https://{track}.{host}.com",
        "https://{track}.liverc.com:99999",
        "https://{track}.liverc.com:",
        "https://me:word@{track}.liverc.com",
        "https://{track} .liverc.com",
        "https://{track}_x.liverc.com",
        "https://liverc.com:{track}",
    };
    (void)state;
    struct error err;
    for (size_t i = 0; i < N(good); i++) {
        if (site_check(good[i], &err) != 0)
            fail_msg("\"%s\": %s", good[i], err.message);
    }
    for (size_t i = 0; i < N(bad); i++) {
        if (site_check(bad[i], &err) != ERROR_USAGE)
            fail_msg("\"%s\" was taken for a site", bad[i]);
    }
}

static void test_sites_of_tracks(void **state)
{
    static const struct {
        const char *site, *address;
    } cases[] = {
        {LIVERC_SITE, "https://wattlecreek.liverc.com"},
        {"http://127.0.0.1:8099/{track}/", "http://127.0.0.1:8099/wattlecreek"},
        {"http://h/a/{track}/b//", "http://h/a/wattlecreek/b"},
    };
    (void)state;
    CLEANUP(arena_deinit) struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < N(cases); i++)
        assert_string_equal(site_of_track(cases[i].site, "wattlecreek", &arena), cases[i].address);
}

static void test_origins(void **state)
{
    static const struct {
        const char *address, *origin;
    } cases[] = {
        {"https://WattleCreek.LiveRC.com/practice/?p=calendar", "https://wattlecreek.liverc.com"},
        {"HTTPS://wattlecreek.liverc.com:443", "https://wattlecreek.liverc.com"},
        {"http://127.0.0.1:8099/wattlecreek", "http://127.0.0.1:8099"},
        {"http://[::1]:8099/x", "http://[::1]:8099"},
        {"http://h:80/", "http://h"},
    };
    (void)state;
    CLEANUP(arena_deinit) struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < N(cases); i++)
        assert_string_equal(site_origin(cases[i].address, &arena), cases[i].origin);
    assert_null(site_origin("/practice/", &arena));
    assert_null(site_origin("//wattlecreek.liverc.com/", &arena));
}

/* Path, address and key of each kind, and the way back. */
static void test_pages_and_their_addresses(void **state)
{
    static const struct {
        struct page_id page;
        const char *path, *key;
    } cases[] = {
        {{PAGE_MONTH, "wattlecreek", {2025, 10, 0}, NULL, 0, NULL},
         "/practice/?p=calendar&d=2025-10",
         "practice:month:wattlecreek:2025-10"},
        {{PAGE_DAY, "wattlecreek", {2025, 10, 5}, NULL, 0, NULL},
         "/practice/?p=session_list&d=2025-10-05",
         "practice:day:wattlecreek:2025-10-05"},
        {{PAGE_SESSION, "wattlecreek", {0, 0, 0}, "21290331", 0, NULL},
         "/practice/?p=view_session&id=21290331",
         "practice:session:21290331"},
        {{PAGE_DASHBOARD, "wattlecreek", {0, 0, 0}, NULL, 0, NULL},
         "/",
         "track:dashboard:wattlecreek"},
        {{PAGE_EVENT_LIST, "wattlecreek", {0, 0, 0}, NULL, 0, NULL},
         "/events/",
         "race:events:wattlecreek"},
        {{PAGE_EVENT, "wattlecreek", {0, 0, 0}, "486677", 0, NULL},
         "/results/?p=view_event&id=486677",
         "race:event:wattlecreek:486677"},
        {{PAGE_RACE, "wattlecreek", {0, 0, 0}, "6304826", 0, NULL},
         "/results/?p=view_race_result&id=6304826",
         "race:race:wattlecreek:6304826"},
        {{PAGE_ENTRY_LIST, "wattlecreek", {0, 0, 0}, "486677", 0, NULL},
         "/results/?p=view_entry_list&id=486677",
         "race:entries:wattlecreek:486677"},
        {{PAGE_POINTS, "wattlecreek", {0, 0, 0}, "77001", 0, NULL},
         "/results/?p=view_points&id=77001",
         "race:points:wattlecreek:77001"},
        {{PAGE_ROUND_RANKING, "wattlecreek", {0, 0, 0}, "5102", 0, NULL},
         "/results/?p=view_round_ranking&id=5102&o=laps_time",
         "race:round:wattlecreek:5102"},
        {{PAGE_MULTI_MAIN, "wattlecreek", {0, 0, 0}, "900", 0, NULL},
         "/results/?p=view_multi_main_result&id=900",
         "race:multi:wattlecreek:900"},
        {{PAGE_OVERALL_RANKING, "wattlecreek", {0, 0, 0}, "486677", 0, NULL},
         "/results/?p=event_overall_ranking&id=486677",
         "race:overall:wattlecreek:486677"},
        {{PAGE_HEAT_SHEET, "wattlecreek", {0, 0, 0}, "301", 0, NULL},
         "/results/?p=view_heat_sheet&id=301",
         "race:sheet:wattlecreek:301"},
    };
    (void)state;
    CLEANUP(arena_deinit) struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < N(cases); i++) {
        struct page_id back;
        const char *path = page_path(&cases[i].page, &arena);
        const char *address = page_url(LIVERC_SITE, &cases[i].page, &arena);
        assert_string_equal(path, cases[i].path);
        assert_string_equal(page_cache_key(&cases[i].page, &arena), cases[i].key);
        assert_true(page_id_read(bytes_from_text(path), "wattlecreek", &arena, &back));
        assert_true(page_id_read(bytes_from_text(address), "wattlecreek", &arena, &back));
        assert_string_equal(page_cache_key(&back, &arena), cases[i].key);
    }
}

/* As the list links them: absolute, with a local server's track before, or from the root. */
static void test_paths_of_later_parts(void **state)
{
    static const struct {
        const char *slug, *url, *path, *address;
    } cases[] = {
        {"wattlecreek", "https://wattlecreek.liverc.com/practice/?p=session_list&page=2",
         "/practice/?p=session_list&page=2",
         "https://wattlecreek.liverc.com/practice/?p=session_list&page=2"},
        {"wattlecreek", "http://127.0.0.1:8099/wattlecreek/practice/?page=2#end",
         "/practice/?page=2", "http://127.0.0.1:8099/wattlecreek/practice/?page=2#end"},
        {"wattlecreek", "/practice/?page=2", "/practice/?page=2",
         "https://wattlecreek.liverc.com/practice/?page=2"},
        {"practice", "https://practice.liverc.com/practice/?page=2", "/practice/?page=2",
         "https://practice.liverc.com/practice/?page=2"},
        {"practice", "http://127.0.0.1/practice/practice/?page=2", "/practice/?page=2",
         "http://127.0.0.1/practice/practice/?page=2"},
    };
    (void)state;
    CLEANUP(arena_deinit) struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < N(cases); i++) {
        struct page_id page = {PAGE_DAY, cases[i].slug, {2025, 10, 5}, NULL, 2, cases[i].url};
        assert_string_equal(page_path(&page, &arena), cases[i].path);
        assert_string_equal(page_url(LIVERC_SITE, &page, &arena), cases[i].address);
    }
}

/* Absolute addresses, when it is not known whose they are. */
static void test_addresses_on_a_site(void **state)
{
    static const struct {
        const char *site, *address, *track; /* NULL: on neither that site nor LiveRC's */
    } cases[] = {
        {LIVERC_SITE, "https://redhill.liverc.com/practice/?p=view_session&id=1", "redhill"},
        {LIVERC_SITE, "http://www.RedHill.liverc.com/practice/?p=view_session&id=1", "redhill"},
        {LIVERC_SITE, "https://live.liverc.com/", "live"},
        {"http://127.0.0.1:8099/{track}",
         "http://127.0.0.1:8099/redhill/practice/?p=calendar&d=2025-10", "redhill"},
        {"http://127.0.0.1:8099/{track}",
         "https://redhill.liverc.com/practice/?p=calendar&d=2025-10", "redhill"},
        {"http://127.0.0.1:8099/{track}", "http://127.0.0.1:8099/live/", "live"},
        {"http://{track}.localhost", "http://redhill.localhost/practice/?p=calendar&d=2025-10",
         "redhill"},
        {"http://127.0.0.1:8099/{track}",
         "http://127.0.0.1:80/redhill/practice/?p=calendar&d=2025-10", NULL},
        {"http://127.0.0.1:8099/{track}", "http://127.0.0.1:8099/practice/?p=calendar&d=2025-10",
         NULL},
        {"http://127.0.0.1:8099/{track}", "http://127.0.0.1:8099/", NULL},
        {LIVERC_SITE, "http://127.0.0.1:8099/redhill/practice/?p=calendar&d=2025-10", NULL},
        {LIVERC_SITE, "https://redhill.liverc.com.evil.example/practice/?p=view_session&id=1",
         NULL},
        {LIVERC_SITE, "https://redhill.liverc.com/practice/", NULL},
        {LIVERC_SITE, "/practice/?p=view_session&id=1", NULL},
        {LIVERC_SITE, "", NULL},
    };
    (void)state;
    CLEANUP(arena_deinit) struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < N(cases); i++) {
        struct page_id page;
        bool is_page = page_id_read_on_site(cases[i].site, cases[i].address, &arena, &page);
        if (is_page != (cases[i].track != NULL))
            fail_msg("%s", cases[i].address);
        if (is_page)
            assert_string_equal(page.track_slug, cases[i].track);
    }
}

static void test_addresses_to_pages(void **state)
{
    static const struct {
        const char *address, *key; /* NULL: no page of this track */
    } cases[] = {
        {"/practice/?id=21290331&p=view_session", "practice:session:21290331"},
        {"/practice/?p=view_session&amp;id=21290331", "practice:session:21290331"},
        {"/practice?p=view_session&id=21290331", "practice:session:21290331"},
        {"?p=view_session&id=21290331", "practice:session:21290331"},
        {" /practice/?p=view_session&id=21290331\n", "practice:session:21290331"},
        {"/practice/?p=view%5Fsession&%69d=2129%30331#laps", "practice:session:21290331"},
        {"/practice/?d=2025-10-25&p=session_list&from=front",
         "practice:day:wattlecreek:2025-10-25"},
        {"https://wattlecreek.liverc.com/practice/?p=session_list&d=2025-10-25",
         "practice:day:wattlecreek:2025-10-25"},
        {"//www.WattleCreek.liverc.com/practice/?p=calendar&d=2025-10",
         "practice:month:wattlecreek:2025-10"},
        {"http://127.0.0.1:8099/wattlecreek/practice/?p=calendar&d=2025-10",
         "practice:month:wattlecreek:2025-10"},
        {"/wattlecreek/practice/?p=calendar&d=2025-10", "practice:month:wattlecreek:2025-10"},
        /* race events */
        {"/events", "race:events:wattlecreek"},
        {"https://wattlecreek.liverc.com/events/", "race:events:wattlecreek"},
        {"/results/?p=view%5Frace%5Fresult&id=7", "race:race:wattlecreek:7"},
        {"/results/?id=7&amp;p=view%5frace%5fresult", "race:race:wattlecreek:7"},
        {"https://wattlecreek.liverc.com/results/?id=7&p=view_event", "race:event:wattlecreek:7"},
        {"http://127.0.0.1:8099/wattlecreek/results?p=event%5Foverall%5Franking&id=7",
         "race:overall:wattlecreek:7"},
        {"/results/?p=view_round_ranking&id=7", "race:round:wattlecreek:7"},
        {"/results/?p=view%5Fround%5Franking&o=laps%5Ftime&id=7", "race:round:wattlecreek:7"},
        {"https://wattlecreek.liverc.com", "track:dashboard:wattlecreek"},
        {"http://127.0.0.1:8099/wattlecreek/", "track:dashboard:wattlecreek"},
        /* another order of the same round is another page */
        {"/results/?p=view_round_ranking&id=7&o=fastest_lap", NULL},
        {"/results/", NULL},
        {"/results/?p=view_combined_round_ranking&id=7", NULL},
        {"/practice/?p=view_event&id=7", NULL},
        {"/results/?p=view_event&id=x", NULL},
        {"/events/?p=view_event&id=7", NULL},
        {"https://elsewhere.liverc.com/results/?p=view_event&id=7", NULL},
        {"https://elsewhere.liverc.com/", NULL},
        /* other pages */
        {"/practice/", NULL},
        {"/practice/?p=calendar", NULL},
        {"/practice/?p=leaders&d=2025-10-25", NULL},
        {"/results/?p=view_session&id=21290331", NULL},
        {"/malpractice/?p=view_session&id=21290331", NULL},
        {"javascript:void(0)", NULL},
        {"", NULL},
        /* other tracks and other sites */
        {"https://elsewhere.liverc.com/practice/?p=calendar&d=2025-10", NULL},
        {"http://127.0.0.1:8099/elsewhere/practice/?p=calendar&d=2025-10", NULL},
        {"http://127.0.0.1:8099/practice/?p=calendar&d=2025-10", NULL},
        {"https://wattlecreek@evil.example/practice/?p=calendar&d=2025-10", NULL},
        /* values that are none */
        {"/practice/?p=view_session&id=", NULL},
        {"/practice/?p=view_session&id=12x", NULL},
        {"/practice/?p=view_session&id=-12", NULL},
        {"/practice/?p=view_session&id=12345678901234567890", NULL},
        {"/practice/?p=view_session&id=1&id=2", NULL},
        {"/practice/?p=view_session&id=1%00", NULL},
        {"/practice/?p=view_session&id=1%", NULL},
        {"/practice/?p=view_session&id=1%zz", NULL},
        {"/practice/?p=session_list&d=2025-02-30", NULL},
        {"/practice/?p=session_list&d=2025-10", NULL},
        {"/practice/?p=calendar&d=2025-10-25", NULL},
        {"/practice/?p=calendar&d=2025-13", NULL},
    };
    (void)state;
    for (size_t i = 0; i < N(cases); i++) {
        CLEANUP(arena_deinit) struct arena arena;
        struct page_id page;
        arena_init(&arena);
        bool known = page_id_read(bytes_from_text(cases[i].address), "wattlecreek", &arena, &page);
        if (known != (cases[i].key != NULL))
            fail_msg("\"%s\" %s a page", cases[i].address, known ? "is" : "is not");
        if (known)
            assert_string_equal(page_cache_key(&page, &arena), cases[i].key);
    }
}

static void test_kind_names(void **state)
{
    enum page_kind kind = PAGE_N_KINDS;
    (void)state;
    assert_string_equal(page_kind_name(PAGE_MONTH), "month");
    assert_string_equal(page_kind_name(PAGE_DAY), "day");
    assert_string_equal(page_kind_name(PAGE_SESSION), "session");
    assert_null(page_kind_name(PAGE_N_KINDS));
    assert_true(page_kind_read("day", &kind));
    assert_int_equal(kind, PAGE_DAY);
    assert_false(page_kind_read("Day", &kind));
    assert_false(page_kind_read("", &kind));
    assert_false(page_kind_read(NULL, &kind));
}

static void a_list_goes_on_within_the_tracks_own_site_only(void **state)
{
    static const struct {
        const char *site;
        const char *href;
        const char *url; /* NULL: not followed */
    } cases[] = {
        {LIVERC_SITE, "/practice/?p=session_list&d=2025-10-25&page=2",
         "https://wattlecreek.liverc.com/practice/?p=session_list&d=2025-10-25&page=2"},
        {LIVERC_SITE, "?page=2", "https://wattlecreek.liverc.com/practice/?page=2"},
        {LIVERC_SITE, "https://wattlecreek.liverc.com/practice/?page=2",
         "https://wattlecreek.liverc.com/practice/?page=2"},
        {LIVERC_SITE, "//wattlecreek.liverc.com/practice/?page=2",
         "https://wattlecreek.liverc.com/practice/?page=2"},
        {LIVERC_SITE, "http://wattlecreek.liverc.com/practice/?page=2", NULL},
        {LIVERC_SITE, "https://other.liverc.com/practice/?page=2", NULL},
        {LIVERC_SITE, "https://wattlecreek.liverc.com:8443/practice/?page=2", NULL},
        {LIVERC_SITE, "ftp://wattlecreek.liverc.com/practice/?page=2", NULL},
        {LIVERC_SITE, "javascript:next()", NULL},
        {"http://127.0.0.1:8099/{track}", "/practice/?page=2",
         "http://127.0.0.1:8099/wattlecreek/practice/?page=2"},
    };
    const struct page_id day = {
        .kind = PAGE_DAY, .track_slug = "wattlecreek", .date = {2025, 10, 25}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena CLEANUP(arena_deinit) = {0};
        struct page_id next;
        bool goes_on = page_next(cases[i].site, &day, cases[i].href, &arena, &next);

        assert_int_equal(goes_on, cases[i].url != NULL);
        if (!goes_on)
            continue;
        assert_string_equal(page_url(cases[i].site, &next, &arena), cases[i].url);
        assert_string_equal(page_cache_key(&next, &arena), "practice:day:wattlecreek:2025-10-25:2");
    }
}

static void a_list_has_no_end_of_parts(void **state)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = {.kind = PAGE_DAY, .track_slug = "wattlecreek", .date = {2025, 10, 25}};
    int n = 1;

    (void)state;
    while (n <= 2 * PAGE_PARTS_MAX && page_next(LIVERC_SITE, &page, "?again", &arena, &page))
        n++;
    assert_int_equal(n, PAGE_PARTS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_goes_on_within_the_tracks_own_site_only),
        cmocka_unit_test(a_list_has_no_end_of_parts),
        cmocka_unit_test(test_slugs_as_typed),
        cmocka_unit_test(test_no_slugs),
        cmocka_unit_test(test_site_templates),
        cmocka_unit_test(test_sites_of_tracks),
        cmocka_unit_test(test_origins),
        cmocka_unit_test(test_pages_and_their_addresses),
        cmocka_unit_test(test_paths_of_later_parts),
        cmocka_unit_test(test_addresses_on_a_site),
        cmocka_unit_test(test_addresses_to_pages),
        cmocka_unit_test(test_kind_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
