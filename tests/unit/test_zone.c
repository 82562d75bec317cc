/*
 * From the clock at the track to UTC. Every test runs under three settings of the laptop's
 * own zone, and finds it as it was afterwards.
 */
#include "check.h"
#include "zone_bytes.h"

#include "trackside/cleanup.h"
#include "trackside/zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct home {
    const char *tz; /* NULL: not set */
};

static struct home homes[] = {{"UTC"}, {"America/Los_Angeles"}, {NULL}};

static int move_home(void **state)
{
    const struct home *home = *state;
    int failed = home->tz ? setenv("TZ", home->tz, 1) : unsetenv("TZ");

    tzset();
    return failed;
}

/* Also asks the library itself, which keeps its own idea of the zone. */
static int check_home(void **state)
{
    const struct home *home = *state;
    time_t noon = 1761393600;
    struct tm shown;

    CHECK_TEXT(getenv("TZ"), home->tz, "TZ afterwards");
    if (home->tz && localtime_r(&noon, &shown))
        CHECK_INT(shown.tm_gmtoff, strcmp(home->tz, "UTC") == 0 ? 0 : -7 * 3600, "offset at home");
    return 0;
}

struct zone_case {
    const char *zone;
    const char *local;
    const char *utc;
    int offset_minutes;
};

static const struct zone *open_zone(const char *name, struct arena *arena)
{
    const struct zone *zone = NULL;
    struct error err = {.message = ""};

    CHECK_INT(zone_open(name, arena, &zone, &err), 0, name);
    CHECK_TEXT(zone_name(zone), name, "its name");
    return zone;
}

static void check_fit(const struct zone_case *cases, size_t n, enum zone_fit expected)
{
    CLEANUP(arena_deinit) struct arena arena = {0};

    arena_init(&arena);
    for (size_t i = 0; i < n; i++) {
        const struct zone *zone = open_zone(cases[i].zone, &arena);
        struct local_time local;
        char shown[CALENDAR_TEXT_SIZE];
        int64_t utc = 0;
        int offset = 0;

        assert_true(local_time_read(bytes_from_text(cases[i].local), &local));
        CHECK_INT(zone_to_utc(zone, local, &utc, &offset), expected, cases[i].local);
        CHECK_TEXT(utc_format(utc, shown), cases[i].utc, cases[i].local);
        CHECK_INT(offset, cases[i].offset_minutes * 60, cases[i].local);
    }
}

static void ordinary_times_have_one_moment(void **state)
{
    static const struct zone_case cases[] = {
        {"Australia/Sydney", "2025-10-25 16:36:38", "2025-10-25T05:36:38Z", 660},
        {"Australia/Sydney", "2025-07-01 12:00:00", "2025-07-01T02:00:00Z", 600},
        {"Australia/Brisbane", "2025-01-15 08:00:00", "2025-01-14T22:00:00Z", 600},
        {"America/New_York", "2025-07-04 09:00:00", "2025-07-04T13:00:00Z", -240},
        {"America/New_York", "2025-12-31 20:00:00", "2026-01-01T01:00:00Z", -300},
        {"Asia/Kathmandu", "2025-05-01 00:00:00", "2025-04-30T18:15:00Z", 345},
        {"Pacific/Kiritimati", "2025-05-01 00:00:00", "2025-04-30T10:00:00Z", 840},
        {"Etc/GMT+12", "2025-05-01 00:00:00", "2025-05-01T12:00:00Z", -720},
        {"UTC", "2025-05-01 10:00:00", "2025-05-01T10:00:00Z", 0},
        {"Europe/Dublin", "2025-07-01 12:00:00", "2025-07-01T11:00:00Z", 60},
        {"Australia/Sydney", "1975-06-01 12:00:00", "1975-06-01T02:00:00Z", 600},
        {"Australia/Sydney", "2060-01-01 12:00:00", "2060-01-01T01:00:00Z", 660},
    };

    (void)state;
    check_fit(cases, N_OF(cases), ZONE_EXACT);
}

static void times_beside_a_change_of_the_clock_have_one_moment(void **state)
{
    static const struct zone_case cases[] = {
        {"Australia/Sydney", "2025-04-06 01:59:59", "2025-04-05T14:59:59Z", 660},
        {"Australia/Sydney", "2025-04-06 03:00:00", "2025-04-05T17:00:00Z", 600},
        {"Australia/Sydney", "2025-10-05 01:59:59", "2025-10-04T15:59:59Z", 600},
        {"Australia/Sydney", "2025-10-05 03:00:00", "2025-10-04T16:00:00Z", 660},
        {"America/New_York", "2025-11-02 00:59:59", "2025-11-02T04:59:59Z", -240},
        {"America/New_York", "2025-11-02 02:00:00", "2025-11-02T07:00:00Z", -300},
        {"America/New_York", "2025-03-09 01:59:59", "2025-03-09T06:59:59Z", -300},
        {"America/New_York", "2025-03-09 03:00:00", "2025-03-09T07:00:00Z", -240},
        {"Australia/Lord_Howe", "2025-04-06 01:29:59", "2025-04-05T14:29:59Z", 660},
        {"Australia/Lord_Howe", "2025-10-05 02:30:00", "2025-10-04T15:30:00Z", 660},
    };

    (void)state;
    check_fit(cases, N_OF(cases), ZONE_EXACT);
}

static void a_time_shown_twice_is_read_as_the_first(void **state)
{
    static const struct zone_case cases[] = {
        {"Australia/Sydney", "2025-04-06 02:00:00", "2025-04-05T15:00:00Z", 660},
        {"Australia/Sydney", "2025-04-06 02:59:59", "2025-04-05T15:59:59Z", 660},
        {"America/New_York", "2025-11-02 01:00:00", "2025-11-02T05:00:00Z", -240},
        {"America/New_York", "2025-11-02 01:59:59", "2025-11-02T05:59:59Z", -240},
        {"Australia/Lord_Howe", "2025-04-06 01:45:00", "2025-04-05T14:45:00Z", 660},
        {"Europe/Dublin", "2025-10-26 01:30:00", "2025-10-26T00:30:00Z", 60},
        /* A change of the standard itself: neither reading is summer time. */
        {"Europe/Moscow", "2014-10-26 01:30:00", "2014-10-25T21:30:00Z", 240},
    };

    (void)state;
    check_fit(cases, N_OF(cases), ZONE_AMBIGUOUS);
}

static void a_time_never_shown_is_read_by_the_later_rule(void **state)
{
    static const struct zone_case cases[] = {
        {"Australia/Sydney", "2025-10-05 02:00:00", "2025-10-04T15:00:00Z", 660},
        {"Australia/Sydney", "2025-10-05 02:30:00", "2025-10-04T15:30:00Z", 660},
        {"America/New_York", "2025-03-09 02:30:00", "2025-03-09T06:30:00Z", -240},
        {"Australia/Lord_Howe", "2025-10-05 02:15:00", "2025-10-04T15:15:00Z", 660},
        /* Samoa left out a whole day when it crossed the date line. */
        {"Pacific/Apia", "2011-12-30 12:00:00", "2011-12-29T22:00:00Z", 840},
    };

    (void)state;
    check_fit(cases, N_OF(cases), ZONE_IMPOSSIBLE);
}

static void an_absent_time_has_no_moment(void **state)
{
    CLEANUP(arena_deinit) struct arena arena = {0};
    int64_t utc = 7;
    int offset = 7;

    (void)state;
    arena_init(&arena);
    zone_to_utc(open_zone("Australia/Sydney", &arena), (struct local_time){0}, &utc, &offset);
    assert_true(utc == INT64_MIN);
    assert_int_equal(offset, 0);
}

static void utc_is_shown_on_the_wall_of_the_zone(void **state)
{
    static const struct {
        const char *zone, *utc, *local;
    } cases[] = {
        {"Australia/Sydney", "2025-10-25T05:36:38Z", "2025-10-25T16:36:38"},
        {"Australia/Sydney", "2025-04-05T15:30:00Z", "2025-04-06T02:30:00"},
        {"Australia/Sydney", "2025-04-05T16:30:00Z", "2025-04-06T02:30:00"},
        {"Australia/Sydney", "2025-10-04T15:59:59Z", "2025-10-05T01:59:59"},
        {"Australia/Sydney", "2025-10-04T16:00:00Z", "2025-10-05T03:00:00"},
        {"America/New_York", "2026-01-01T01:00:00Z", "2025-12-31T20:00:00"},
        {"Australia/Lord_Howe", "2025-07-01T00:00:00Z", "2025-07-01T10:30:00"},
        {"UTC", "2025-07-01T00:00:00Z", "2025-07-01T00:00:00"},
    };

    CLEANUP(arena_deinit) struct arena arena = {0};

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++) {
        const struct zone *zone = open_zone(cases[i].zone, &arena);
        char shown[CALENDAR_TEXT_SIZE];
        int64_t utc;

        assert_true(utc_read(bytes_from_text(cases[i].utc), &utc));
        CHECK_TEXT(local_time_format(zone_from_utc(zone, utc), shown), cases[i].local,
                   cases[i].utc);
    }
    assert_true(
        local_time_is_absent(zone_from_utc(open_zone("America/New_York", &arena), INT64_MIN)));
    assert_true(
        local_time_is_absent(zone_from_utc(open_zone("Australia/Sydney", &arena), INT64_MAX)));
}

static void a_fit_that_is_not_exact_has_a_name(void **state)
{
    (void)state;
    CHECK_TEXT(zone_fit_name(ZONE_EXACT), NULL, "exact");
    CHECK_TEXT(zone_fit_name(ZONE_AMBIGUOUS), "ambiguous", "ambiguous");
    CHECK_TEXT(zone_fit_name(ZONE_IMPOSSIBLE), "impossible", "impossible");
}

static void zones_exist_or_not(void **state)
{
    static const struct {
        const char *name;
        bool exists;
    } cases[] = {
        {"Australia/Sydney", true},
        {"America/Argentina/Buenos_Aires", true},
        {"America/Port-au-Prince", true},
        {"Etc/GMT+10", true},
        {"UTC", true},
        {"Sydney", false},
        {"australia/sydney", false},
        {"Australia/Sidney", false},
        {"Australia", false},
        {"", false},
        {"/usr/share/zoneinfo/UTC", false},
        {"/UTC", false},
        {"UTC/", false},
        {"../zoneinfo/UTC", false},
        {"Australia/../UTC", false},
        {"./UTC", false},
        {"UTC\n", false},
        {"tzdata.zi", false},
        {"leapseconds", false}, /* a file there, but no zone */
        {"localtime", false},   /* the laptop's own */
        {"Factory", false},     /* UTC in disguise */
        {"posixrules", false},
        {"posix/Australia/Sydney", false},
        {"right/Australia/Sydney", false}, /* counts leap seconds */
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++)
        CHECK_INT(zone_exists(cases[i].name), cases[i].exists, cases[i].name);
}

static void a_very_long_name_is_no_zone(void **state)
{
    char name[10000];

    (void)state;
    memset(name, 'a', sizeof(name) - 1);
    name[sizeof(name) - 1] = '\0';
    assert_false(zone_exists(name));
}

static void write_bytes(const char *directory, const char *name, struct bytes content)
{
    char path[256];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", directory, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fwrite(content.data, content.size, 1, file);
    fclose(file);
}

static void write_file(const char *directory, const char *name, const char *content)
{
    write_bytes(directory, name, bytes_from_text(content));
}

/* A zone of an offset alone. */
static void write_zone(const char *directory, const char *name, const char *rule)
{
    struct buffer file CLEANUP(buffer_deinit) = {0};

    buffer_init(&file, 4096);
    zone_bytes_of_rule(&file, rule);
    write_bytes(directory, name, buffer_bytes(&file));
}

static void remove_directory(const char *directory, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char path[256];

        snprintf(path, sizeof(path), "%s/%s", directory, names[i]);
        unlink(path);
    }
    rmdir(directory);
}

static void zone_data_may_be_elsewhere(void **state)
{
    static const char *const names[] = {"Nowhere", "Fake", "Hollow"};
    char directory[] = "/tmp/test_zone.XXXXXX";
    bool real, fake, hollow, sydney;

    (void)state;
    assert_non_null(mkdtemp(directory));
    write_zone(directory, "Nowhere", "NOW-3");
    write_file(directory, "Fake", "TZif and no more");
    write_file(directory, "Hollow", "");
    zone_set_directory(directory);
    real = zone_exists("Nowhere");
    fake = zone_exists("Fake");
    hollow = zone_exists("Hollow");
    sydney = zone_exists("Australia/Sydney");
    zone_set_directory(NULL);
    remove_directory(directory, names, N_OF(names));

    assert_true(real);
    assert_false(fake);
    assert_false(hollow);
    assert_false(sydney);
    assert_true(zone_exists("Australia/Sydney"));
}

static void without_zone_data_there_is_no_zone(void **state)
{
    bool exists;

    (void)state;
    zone_set_directory("/nonexistent");
    exists = zone_exists("UTC");
    zone_set_directory(NULL);
    assert_false(exists);
}

/* A file that is there and damaged is not the same as none. */
static void a_zone_that_cannot_be_opened_is_told(void **state)
{
    static const char *const names[] = {"Fake"};
    char directory[] = "/tmp/test_zone.XXXXXX";
    CLEANUP(arena_deinit) struct arena arena = {0};
    const struct zone *zone = NULL;
    struct error lacking = {.message = ""}, damaged = {.message = ""};
    int r_lacking, r_damaged;

    (void)state;
    arena_init(&arena);
    assert_non_null(mkdtemp(directory));
    write_file(directory, "Fake", "TZif and no more");
    zone_set_directory(directory);
    r_lacking = zone_open("Australia/Sydney", &arena, &zone, &lacking);
    r_damaged = zone_open("Fake", &arena, &zone, &damaged);
    zone_set_directory(NULL);
    remove_directory(directory, names, N_OF(names));

    assert_int_equal(r_lacking, ERROR_NOT_FOUND);
    CHECK_TEXT(lacking.message,
               "the time-zone data of this system do not have a zone 'Australia/Sydney'",
               "lacking");
    assert_int_equal(r_damaged, ERROR_FAILED);
    CHECK_TEXT(damaged.message,
               arena_format(&arena, "%s/Fake is no file of time-zone data", directory), "damaged");
    assert_null(zone);
}

#define AT_HOME(test, home, where)                                                                 \
    {                                                                                              \
#test ", " where, test, move_home, check_home, home                                        \
    }
#define EVERYWHERE(test)                                                                           \
    AT_HOME(test, &homes[0], "TZ is UTC"), AT_HOME(test, &homes[1], "TZ is America/Los_Angeles"),  \
        AT_HOME(test, &homes[2], "TZ is not set")

int main(void)
{
    const struct CMUnitTest tests[] = {
        EVERYWHERE(ordinary_times_have_one_moment),
        EVERYWHERE(times_beside_a_change_of_the_clock_have_one_moment),
        EVERYWHERE(a_time_shown_twice_is_read_as_the_first),
        EVERYWHERE(a_time_never_shown_is_read_by_the_later_rule),
        EVERYWHERE(an_absent_time_has_no_moment),
        EVERYWHERE(utc_is_shown_on_the_wall_of_the_zone),
        cmocka_unit_test(a_fit_that_is_not_exact_has_a_name),
        EVERYWHERE(zones_exist_or_not),
        EVERYWHERE(a_very_long_name_is_no_zone),
        EVERYWHERE(zone_data_may_be_elsewhere),
        EVERYWHERE(without_zone_data_there_is_no_zone),
        EVERYWHERE(a_zone_that_cannot_be_opened_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
