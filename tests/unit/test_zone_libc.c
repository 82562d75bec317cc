/*
 * Every zone of the system's data against the C library, from 1990 to 2040: what the clocks are
 * set to every few days, and around each change by the second and by the hour, both ways.
 */
#include "check.h"
#include "libc_zone.h"
#include "zone_bytes.h"

#include "trackside/cleanup.h"
#include "trackside/zone.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SECONDS_PER_HOUR = 3600,
    STEP = 3 * 86400, /* no zone changes its clocks twice within so few days */
    HOURS_AROUND = 14,
    MAX_ZONES = 2000,
    LEAST_ZONES = 300, /* fewer are not the data of a whole system */
    MAX_CHANGES = 1000,
};

static const int64_t from_1990 = 631152000;
static const int64_t to_2041 = 2240524800;

/* A file of the data; a link to another one is a zone as well, and read once more. */
struct zone_file {
    char *name; /* "Australia/Sydney" */
    bool is_link;
};

static struct zone_file files[MAX_ZONES];
static size_t n_files;

static int note_file(const char *path, const struct stat *status, int type, struct FTW *place)
{
    const char *name = path + strlen("/usr/share/zoneinfo/");
    char magic[4] = "";
    FILE *file;

    (void)status, (void)place;
    if (type == FTW_D)
        return strcmp(path, "/usr/share/zoneinfo/posix") == 0 ||
                       strcmp(path, "/usr/share/zoneinfo/right") == 0
                   ? FTW_SKIP_SUBTREE
                   : FTW_CONTINUE;
    file = fopen(path, "rb");
    if (file == NULL)
        return FTW_CONTINUE; /* a link to nothing */
    if (fread(magic, sizeof(magic), 1, file) == 1 && memcmp(magic, "TZif", 4) == 0 &&
        strcmp(name, "localtime") != 0 && strcmp(name, "posixrules") != 0 &&
        strcmp(name, "Factory") != 0) {
        if (n_files == MAX_ZONES)
            abort();
        files[n_files++] = (struct zone_file){strdup(name), type == FTW_SL};
    }
    fclose(file);
    return FTW_CONTINUE;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct zone_file *)a)->name, ((const struct zone_file *)b)->name);
}

static int find_files(void **state)
{
    (void)state;
    if (nftw("/usr/share/zoneinfo", note_file, 8, FTW_PHYS | FTW_ACTIONRETVAL) != 0)
        return -1;
    qsort(files, n_files, sizeof(files[0]), by_name);
    return 0;
}

static int free_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < n_files; i++)
        free(files[i].name);
    libc_zone_enter(NULL);
    return 0;
}

static const struct zone *open_zone(const char *name, struct arena *arena)
{
    const struct zone *zone = NULL;
    struct error err = {.message = ""};

    if (zone_open(name, arena, &zone, &err) < 0)
        fail_msg("%s: %s", name, err.message);
    return zone;
}

/* ---- one moment ---- */

static void fail_at(const struct zone *zone, const char *what, int64_t seconds, int64_t ours,
                    int64_t theirs)
{
    fail_msg("%s, %s at %lld: ours is %lld, the library's %lld", zone_name(zone), what,
             (long long)seconds, (long long)ours, (long long)theirs);
}

/* Returns the offset. */
static int compare_utc(const struct zone *zone, int64_t utc)
{
    struct tm theirs = libc_zone_at(utc);
    struct local_time local = zone_from_utc(zone, utc);

    if (zone_offset(zone, utc) != theirs.tm_gmtoff)
        fail_at(zone, "the offset", utc, zone_offset(zone, utc), theirs.tm_gmtoff);
    if (local_time_seconds(local) != utc + theirs.tm_gmtoff)
        fail_at(zone, "the clock", utc, local_time_seconds(local), utc + theirs.tm_gmtoff);
    if (strcmp(zone_abbreviation(zone, utc), theirs.tm_zone) != 0)
        fail_msg("%s at %lld: ours is %s, the library's %s", zone_name(zone), (long long)utc,
                 zone_abbreviation(zone, utc), theirs.tm_zone);
    return (int)theirs.tm_gmtoff;
}

static void compare_local(const struct zone *zone, int64_t seconds)
{
    int64_t ours, theirs;
    int our_offset, their_offset;
    enum zone_fit our_fit = zone_to_utc(zone, local_time_from_seconds(seconds), &ours, &our_offset);
    enum zone_fit their_fit = libc_zone_to_utc(seconds, &theirs, &their_offset);

    if (our_fit != their_fit)
        fail_at(zone, "the fit of a local time", seconds, our_fit, their_fit);
    if (ours != theirs || our_offset != their_offset)
        fail_at(zone, "UTC of a local time", seconds, ours, theirs);
}

/* ---- one zone ---- */

/* The moment between two, of which the library shows different offsets, that changes them. */
static int64_t bisect(int64_t before, int64_t after)
{
    long offset = libc_zone_at(before).tm_gmtoff;

    while (after - before > 1) {
        int64_t middle = before + (after - before) / 2;

        if (libc_zone_at(middle).tm_gmtoff == offset)
            before = middle;
        else
            after = middle;
    }
    return after;
}

/* By both readers: a change that one of them has and the other has not is met. */
static size_t find_changes(const struct zone *zone, int64_t changes[static MAX_CHANGES])
{
    int offset = compare_utc(zone, from_1990);
    size_t n = 0;

    for (int64_t utc = from_1990 + STEP; utc < to_2041; utc += STEP) {
        int before = offset;

        offset = compare_utc(zone, utc);
        if (offset != before && n == MAX_CHANGES)
            abort();
        if (offset != before)
            changes[n++] = bisect(utc - STEP, utc);
    }
    return n;
}

/* The clocks of both sides of the change may show that moment, or skip it, or show it twice. */
static void compare_around(const struct zone *zone, int64_t change)
{
    int before = compare_utc(zone, change - 1);
    int after = compare_utc(zone, change);

    for (int hour = -HOURS_AROUND; hour <= HOURS_AROUND; hour++) {
        int64_t utc = change + hour * SECONDS_PER_HOUR;

        for (int second = hour == 0 ? -1 : 0; second <= (hour == 0 ? 1 : 0); second++) {
            compare_utc(zone, utc + second);
            compare_local(zone, utc + second + before);
            compare_local(zone, utc + second + after);
        }
    }
}

/* Returns how many changes there were. */
static size_t compare_zone(const struct zone *zone)
{
    int64_t changes[MAX_CHANGES];
    size_t n = find_changes(zone, changes);

    for (size_t i = 0; i < n; i++)
        compare_around(zone, changes[i]);
    return n;
}

static void zones_are_those_of_the_library(void **state)
{
    size_t n_changes = 0;

    (void)state;
    for (size_t i = 0; i < n_files; i++) {
        CLEANUP(arena_deinit) struct arena arena = {0};
        const struct zone *zone;

        arena_init(&arena);
        zone = open_zone(files[i].name, &arena);
        libc_zone_enter(files[i].name);
        for (int64_t utc = from_1990; utc < to_2041; utc += 10 * STEP)
            compare_utc(zone, utc);
        if (!files[i].is_link) /* else its file is read whole by its own name */
            n_changes += compare_zone(zone);
    }
    print_message("# %zu zones, %zu changes\n", n_files, n_changes);
    assert_true(n_files > LEAST_ZONES);
    assert_true(n_changes > n_files);
}

/* ---- rules alone, as a zone without a single change has them ---- */

static void rules_are_those_of_the_library(void **state)
{
    static const char *const rules[] = {
        "AEST-10AEDT,M10.1.0,M4.1.0/3",
        "EST5EDT,M3.2.0,M11.1.0",
        "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
        "IST-1GMT0,M10.5.0,M3.5.0/1",      /* winter time is the exception */
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", /* on the evening before */
        "EET-2EEST,M3.4.4/50,M10.4.4/50",  /* two days after */
        "EET-2EEST,M4.5.5/0,M10.5.4/24",
        "IST-2IDT,M3.4.4/26,M10.5.0",
        "<-04>4<-03>,M9.1.6/24,M4.1.6/24",
        "<+0545>-5:45",
        "UTC0",
        "ABC-1:02:03DEF,J60/1:02:03,J300", /* 29 February never counts */
        "ABC+1:02:03DEF-0:30,59,300/167",  /* and here it does */
        "ABC3DEF,M2.5.6/-30,M11.5.3/-100",
        "NZST-12NZDT,M9.5.0,M4.1.0/3",
        "<-12>12<+12>-12,100/0,200/0", /* a day apart */
    };

    (void)state;
    for (size_t i = 0; i < N_OF(rules); i++) {
        CLEANUP(arena_deinit) struct arena arena = {0};
        struct buffer file CLEANUP(buffer_deinit) = {0};
        const struct zone *zone = NULL;
        struct error err = {.message = ""};

        arena_init(&arena);
        buffer_init(&file, 4096);
        zone_bytes_of_rule(&file, rules[i]);
        if (zone_read(rules[i], buffer_bytes(&file), &arena, &zone, &err) < 0)
            fail_msg("%s", err.message);
        libc_zone_enter(rules[i]);
        compare_zone(zone);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zones_are_those_of_the_library),
        cmocka_unit_test(rules_are_those_of_the_library),
    };

    return cmocka_run_group_tests(tests, find_files, free_files);
}
