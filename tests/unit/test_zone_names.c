/*
 * Which names are zones of a track. First by the zone data of the system, whatever release that is;
 * then by those of fixtures/zoneinfo, whose directory is the argument.
 */
#include "check.h"

#include "trackside/cleanup.h"
#include "trackside/zone_names.h"

#include <stdio.h>
#include <string.h>

static const int64_t november = 1762300800; /* 2025-11-05 */

static char today_directory[4096], bare_directory[4096];

static const char *choose(const char *word, struct arena *arena)
{
    const char *name = NULL;
    struct error err = {.message = ""};
    int r = zone_choose(word, november, arena, &name, &err);

    if (r == 0)
        return name;
    assert_int_equal(r, ERROR_USAGE);
    assert_null(name);
    return arena_format(arena, "refused: %s", err.message);
}

static void places_are_zones_by_their_names_of_today(void **state)
{
    static const struct {
        const char *word, *name;
    } cases[] = {
        {"Australia/Sydney", "Australia/Sydney"},
        {"America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"},
        {"America/Port-au-Prince", "America/Port-au-Prince"},
        {"Arctic/Longyearbyen", "Arctic/Longyearbyen"},
        {"Europe/Bratislava", "Europe/Bratislava"}, /* a link, and a country's own name */
        {"US/Eastern", "America/New_York"},
        {"Australia/ACT", "Australia/Sydney"},
        {"Australia/Canberra", "Australia/Sydney"},
        {"Asia/Calcutta", "Asia/Kolkata"},
        {"Europe/Kiev", "Europe/Kyiv"},
        {"America/Buenos_Aires", "America/Argentina/Buenos_Aires"},
        {"NZ", "Pacific/Auckland"},
        {"GB-Eire", "Europe/London"},
        {"W-SU", "Europe/Moscow"},
    };
    CLEANUP(arena_deinit) struct arena arena = {0};

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++) {
        CHECK_TEXT(choose(cases[i].word, &arena), cases[i].name, cases[i].word);
        CHECK_TEXT(zone_today(cases[i].word, &arena), cases[i].name, cases[i].word);
    }
}

/* Whether the zone data have a file of that name or not, and whatever it is linked to there. */
static void other_names_are_refused(void **state)
{
    static const char *const words[] = {
        "EST",
        "MST",
        "HST",
        "EST5EDT",
        "CST6CDT",
        "MST7MDT",
        "PST8PDT",
        "WET",
        "CET",
        "MET",
        "EET",
        "UTC",
        "UCT",
        "GMT",
        "GMT0",
        "GMT+0",
        "GMT-0",
        "Greenwich",
        "Universal",
        "Zulu",
        "Etc/UTC",
        "Etc/GMT",
        "Etc/GMT0",
        "Etc/GMT+10",
        "Etc/GMT-14",
        "Etc/Universal",
        "Factory",
        "localtime",
        "posixrules",
        "posix/Australia/Sydney",
        "right/Australia/Sydney",
        "right/UTC",
        "GMT+10",
        "UTC+10",
        "+10:00",
        "-5",
        "AEST",
        "",
        "Australia",
        "Australia/",
        "/Australia/Sydney",
        "Australia/../UTC",
        "Australia/Sydney ",
        "Mars/Olympus",
        "tzdata.zi",
        "leapseconds",
    };
    CLEANUP(arena_deinit) struct arena arena = {0};

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(words); i++) {
        const char *answer = choose(words[i], &arena);

        assert_non_null(answer);
        if (strncmp(answer, "refused: ", 9) != 0)
            fail_msg("%s is taken for %s", words[i], answer);
        assert_null(strstr(answer, "did you mean Etc/"));
    }
}

static void a_mistyped_zone_gets_a_suggestion(void **state)
{
    static const struct {
        const char *word, *suggestion;
    } cases[] = {
        {"Sydney", "Australia/Sydney"},
        {"canberra", "Australia/Sydney"},
        {"australia/sydney", "Australia/Sydney"},
        {"Australia/Sidney", "Australia/Sydney"},
        {"Autsralia/Brisbane", "Australia/Brisbane"},
        {"new york", "America/New_York"},
        {"America/New York", "America/New_York"},
        {"Los_Angels", "America/Los_Angeles"},
        {"Melborne", "Australia/Melbourne"},
        {"Asia/Calcuta", "Asia/Kolkata"},
    };
    CLEANUP(arena_deinit) struct arena arena = {0};

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++)
        CHECK_TEXT(choose(cases[i].word, &arena),
                   arena_format(&arena, "refused: there is no time zone '%s'; did you mean %s?",
                                cases[i].word, cases[i].suggestion),
                   cases[i].word);
    CHECK_TEXT(choose("Wagga Wagga", &arena),
               "refused: there is no time zone 'Wagga Wagga'; give an IANA name such as "
               "Australia/Sydney",
               "Wagga Wagga");
}

static void an_abbreviation_or_an_offset_gets_its_places(void **state)
{
    static const struct {
        const char *word, *places;
    } cases[] = {
        {"AEST", "Australia/Sydney or Australia/Brisbane"},
        {"aest", "Australia/Sydney or Australia/Brisbane"},
        {"AEDT", "Australia/Sydney"},
        {"EST", "America/New_York or America/Toronto"},
        {"EST5EDT", "America/New_York or America/Toronto"},
        {"GMT", "Africa/Abidjan or Europe/London"},
        {"GMT0BST", "Europe/London"},
        {"EST5", "America/New_York or America/Toronto"},
        {"GMT10", "Australia/Sydney or Australia/Brisbane"},
        {"GMT+10", "Australia/Sydney or Australia/Brisbane"},
        {"gmt+11", "Australia/Sydney"},
        {"UTC+1000", "Australia/Sydney or Australia/Brisbane"},
        {"+05:30", "Asia/Kolkata"},
        {"+5:30", "Asia/Kolkata"},
        {"UT-4", "America/New_York or America/Toronto"},
        {"Etc/GMT-10", "Australia/Sydney or Australia/Brisbane"},
        {"Etc/GMT+5", "America/New_York or America/Toronto"},
        {"GMT0", "Africa/Abidjan or Europe/London"},
        {"+0", "Africa/Abidjan or Europe/London"},
        {"JST", NULL},
        {"BST5XYZ", NULL},
        {"Etc/GMT+10", NULL},
        {"+10:60", NULL},
        {"+100", NULL},
        {"10", NULL},
        {"+24", NULL},
    };
    CLEANUP(arena_deinit) struct arena arena = {0};

    (void)state;
    arena_init(&arena);
    zone_set_directory(today_directory);
    for (size_t i = 0; i < N_OF(cases); i++) {
        const char *answer = choose(cases[i].word, &arena);
        const char *places = strstr(answer, "did you mean ");

        CHECK_TEXT(places,
                   cases[i].places != NULL
                       ? arena_format(&arena, "did you mean %s?", cases[i].places)
                       : NULL,
                   cases[i].word);
    }
}

/* The system's data have dozens of places of some offsets: a sentence names a few, the largest. */
static void of_many_places_the_largest_are_named(void **state)
{
    CLEANUP(arena_deinit) struct arena arena = {0};
    const char *answer;

    (void)state;
    arena_init(&arena);
    answer = choose("EST", &arena);
    assert_non_null(strstr(answer, "did you mean America/New_York, "));
    assert_non_null(strstr(answer, " or another place?"));
    answer = choose("AEST", &arena);
    assert_non_null(strstr(answer, "did you mean Australia/Sydney, Australia/Brisbane, "));
    assert_null(strstr(answer, "Antarctica"));
}

static void without_tables_every_place_is_of_today(void **state)
{
    CLEANUP(arena_deinit) struct arena arena = {0};

    (void)state;
    arena_init(&arena);
    zone_set_directory(bare_directory);
    CHECK_TEXT(choose("America/New_York", &arena), "America/New_York", "a place");
    CHECK_TEXT(zone_today("Asia/Calcutta", &arena), "Asia/Calcutta", "nobody says that it is old");
    CHECK_TEXT(zone_today("US/Eastern", &arena), NULL, "no area of places");
    assert_null(zone_data_release(&arena));
    zone_set_directory("/nonexistent");
    CHECK_TEXT(choose("Sydney", &arena),
               "refused: there is no time zone 'Sydney'; give an IANA name such as "
               "Australia/Sydney",
               "Sydney");
    assert_null(zone_data_release(&arena));
}

static void a_zone_that_a_store_has_is_opened_or_refused(void **state)
{
    static const struct {
        const char *zone, *sentence;
        enum hint hint;
        const char *name;
    } cases[] = {
        {"US/Eastern",
         "track is in US/Eastern, which the time-zone data of this system do not have unless "
         "tzdata-legacy is installed",
         HINT_ZONE_OF_TODAY, "America/New_York"},
        {"America/Newer",
         "track is in America/Newer, which the time-zone data of this system do not have; bring "
         "tzdata up to date",
         HINT_NONE, ""},
        {"Factory", "track is in Factory, which is no zone of a track", HINT_ZONE_OF_PLACE, ""},
    };
    CLEANUP(arena_deinit) struct arena arena = {0};
    const struct zone *zone = NULL;

    (void)state;
    arena_init(&arena);
    zone_set_directory(today_directory);
    assert_int_equal(zone_open_of_track("track", "Australia/Sydney", &arena, &zone, NULL), 0);
    CHECK_TEXT(zone_name(zone), "Australia/Sydney", "opened");
    /* An earlier program took it, and its times are by it. */
    assert_int_equal(zone_open_of_track("track", "EST", &arena, &zone, NULL), 0);
    assert_int_equal(zone_open_of_track("track", NULL, &arena, &zone, NULL), 0);
    assert_null(zone);
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct error err = {.message = ""};

        CHECK_INT(zone_open_of_track("track", cases[i].zone, &arena, &zone, &err), ERROR_FAILED,
                  cases[i].zone);
        CHECK_TEXT(err.message, cases[i].sentence, cases[i].zone);
        CHECK_INT(err.hint, cases[i].hint, cases[i].zone);
        CHECK_TEXT(err.names[0], cases[i].hint != HINT_NONE ? "track" : "", cases[i].zone);
        CHECK_TEXT(err.names[1], cases[i].name, cases[i].zone);
        assert_null(zone);
    }
}

static void zone_data_tell_their_release(void **state)
{
    CLEANUP(arena_deinit) struct arena arena = {0};
    const char *ours;

    (void)state;
    arena_init(&arena);
    ours = zone_data_release(&arena);
    assert_non_null(ours);
    assert_memory_equal(ours, "20", 2); /* a year and a letter */
    assert_int_equal(strlen(ours), 5);
    zone_set_directory(today_directory);
    CHECK_TEXT(zone_data_release(&arena), "2099a", "of the fixture");
}

static int use_system(void **state)
{
    (void)state;
    zone_set_directory(NULL);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(places_are_zones_by_their_names_of_today, use_system),
        cmocka_unit_test_setup(other_names_are_refused, use_system),
        cmocka_unit_test_setup(a_mistyped_zone_gets_a_suggestion, use_system),
        cmocka_unit_test_setup(an_abbreviation_or_an_offset_gets_its_places, use_system),
        cmocka_unit_test_setup(of_many_places_the_largest_are_named, use_system),
        cmocka_unit_test_setup(without_tables_every_place_is_of_today, use_system),
        cmocka_unit_test_setup(a_zone_that_a_store_has_is_opened_or_refused, use_system),
        cmocka_unit_test_setup(zone_data_tell_their_release, use_system),
    };

    if (argc != 2)
        return 2;
    snprintf(today_directory, sizeof(today_directory), "%s/today", argv[1]);
    snprintf(bare_directory, sizeof(bare_directory), "%s/bare", argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
