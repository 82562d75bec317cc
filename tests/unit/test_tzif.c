/*
 * Files of zone data made by hand: what they say, and what is none. That the system's are read
 * right is proved in test_zone_libc.c.
 */
#include "check.h"
#include "zone_bytes.h"

#include "trackside/cleanup.h"
#include "trackside/zone.h"

#include <string.h>

enum {
    HOUR = 3600,
    FILE_CEILING = 4096,
};

/* A zone of UTC+1, UTC+2 between two moments, and a rule (NULL: none is known). */
struct sample {
    char version;
    struct zone_counts counts;
    int64_t times[2];
    int types[2];   /* of the times */
    int offsets[2]; /* of the types */
    const char *letters;
    const char *rule;
    int place; /* of the second abbreviation */
};

static const struct sample good = {
    .version = '2',
    .counts = {.n_times = 2, .n_types = 2, .n_letters = 8},
    .times = {1000, 2000},
    .types = {1, 0},
    .offsets = {HOUR, 2 * HOUR},
    .letters = "ONE\0TWO",
    .place = 4,
};

static void put_block(struct buffer *file, const struct sample *sample, int time_size)
{
    const struct zone_counts *counts = &sample->counts;

    zone_bytes_header(file, sample->version, counts);
    for (uint32_t i = 0; i < counts->n_times && i < 2; i++)
        zone_bytes_number(file, sample->times[i], time_size);
    for (uint32_t i = 0; i < counts->n_times && i < 2; i++)
        zone_bytes_number(file, sample->types[i], 1);
    for (uint32_t i = 0; i < counts->n_types && i < 2; i++)
        zone_bytes_type(file, sample->offsets[i], i == 0 ? 0 : sample->place);
    buffer_append(file, sample->letters, counts->n_letters);
    for (uint32_t i = 0; i < counts->n_leap_seconds; i++)
        zone_bytes_number(file, 0, time_size), zone_bytes_number(file, 0, 4);
    for (uint32_t i = 0; i < counts->n_standard_flags + counts->n_ut_flags; i++)
        zone_bytes_number(file, 0, 1);
}

static void put_sample(struct buffer *file, const struct sample *sample)
{
    const struct sample hollow = {
        .version = sample->version, .counts = {.n_types = 1, .n_letters = 4}, .letters = "LMT"};

    buffer_clear(file);
    if (sample->version == '\0') {
        put_block(file, sample, 4);
        return;
    }
    put_block(file, &hollow, 4);
    put_block(file, sample, 8);
    buffer_printf(file, "\n%s\n", sample->rule != NULL ? sample->rule : "");
}

static int read_sample(const struct sample *sample, struct arena *arena,
                       const struct zone **ret_zone, struct error *err)
{
    struct buffer file CLEANUP(buffer_deinit) = {0};

    buffer_init(&file, FILE_CEILING);
    put_sample(&file, sample);
    return zone_read("Made/Up", buffer_bytes(&file), arena, ret_zone, err);
}

static void files_of_all_versions_say_the_same(void **state)
{
    static const char versions[] = {'\0', '2', '3', '4'};

    (void)state;
    for (size_t i = 0; i < N_OF(versions); i++) {
        CLEANUP(arena_deinit) struct arena arena = {0};
        struct sample sample = good;
        const struct zone *zone;
        struct error err = {.message = ""};

        arena_init(&arena);
        sample.version = versions[i];
        sample.counts.n_standard_flags = 2; /* they say nothing to us */
        sample.counts.n_ut_flags = 2;
        CHECK_INT(read_sample(&sample, &arena, &zone, &err), 0, err.message);
        CHECK_TEXT(zone_name(zone), "Made/Up", "the name");
        CHECK_INT(zone_offset(zone, 999), HOUR, "before the first change");
        CHECK_INT(zone_offset(zone, 1000), 2 * HOUR, "at the first change");
        CHECK_TEXT(zone_abbreviation(zone, 1000), "TWO", "at the first change");
        CHECK_INT(zone_offset(zone, 1999), 2 * HOUR, "before the last change");
        CHECK_INT(zone_offset(zone, 2000), HOUR, "at the last change");
        CHECK_TEXT(zone_abbreviation(zone, INT64_MAX), "ONE", "for good");
        CHECK_INT(zone_offset(zone, INT64_MIN), HOUR, "since ever");
    }
}

static void the_rule_holds_from_the_last_change_on(void **state)
{
    CLEANUP(arena_deinit) struct arena arena = {0};
    struct sample sample = good;
    const struct zone *zone;

    (void)state;
    arena_init(&arena);
    sample.rule = "ABC-5";
    assert_int_equal(read_sample(&sample, &arena, &zone, NULL), 0);
    CHECK_INT(zone_offset(zone, 1999), 2 * HOUR, "before the last change");
    CHECK_INT(zone_offset(zone, 2000), 5 * HOUR, "at the last change");
    sample.counts.n_times = 0;
    assert_int_equal(read_sample(&sample, &arena, &zone, NULL), 0);
    CHECK_INT(zone_offset(zone, 999), 5 * HOUR, "without a change, always");
    CHECK_TEXT(zone_abbreviation(zone, 999), "ABC", "without a change, always");
}

/* Two ways to say so: summer time ends in the moment in which it begins again. */
static void a_rule_can_be_summer_time_all_year(void **state)
{
    static const char *const rules[] = {"EST5EDT,0/0,J365/25", "XXX3EDT4,0/0,J365/23"};
    CLEANUP(arena_deinit) struct arena arena = {0};
    struct sample sample = good;

    (void)state;
    arena_init(&arena);
    sample.counts.n_times = 0;
    for (size_t i = 0; i < N_OF(rules); i++) {
        const struct zone *zone;

        sample.rule = rules[i];
        assert_int_equal(read_sample(&sample, &arena, &zone, NULL), 0);
        for (int64_t utc = 0; utc < INT64_C(8000) * 86400; utc += 6 * HOUR)
            CHECK_INT(zone_offset(zone, utc), -4 * HOUR, rules[i]);
    }
}

static void rules_that_are_none_are_refused(void **state)
{
    static const char *const rules[] = {
        "A-1",            /* two letters at least are missing */
        "ABC",            /* no offset */
        "ABC+",           /* neither */
        "ABC--1",         /* */
        "ABC24",          /* a whole day */
        "ABC-24:59:59",   /* and more */
        "ABC1:60",        /* no such minute */
        "ABC1:00:60",     /* no such second */
        "ABC1 ",          /* something behind it */
        "<AB>1",          /* short in its brackets */
        "<ABC1",          /* no end of them */
        "A1C1",           /* a digit outside of them */
        "ABC1DEF",        /* summer time, and no days */
        "ABC1DEF,M3.2.0", /* one day alone */
        "ABC1DEF,M3.2.0,M11.1.0,",
        "ABC1DEF,M13.2.0,M11.1.0",
        "ABC1DEF,M0.2.0,M11.1.0",
        "ABC1DEF,M3.6.0,M11.1.0",
        "ABC1DEF,M3.0.0,M11.1.0",
        "ABC1DEF,M3.2.7,M11.1.0",
        "ABC1DEF,M3.2,M11.1.0",
        "ABC1DEF,M,M11.1.0",
        "ABC1DEF,J0,J365",
        "ABC1DEF,J366,J1",
        "ABC1DEF,366,1",
        "ABC1DEF,1000,1",
        "ABC1DEF,J,J1",
        "ABC1DEF,M3.2.0/168,M11.1.0",
        "ABC1DEF,M3.2.0/,M11.1.0",
        "ABC1DEF,M3.2.0/-168,M11.1.0",
        "ABC-23:30DEF,M3.2.0,M11.1.0", /* an hour more is a day */
        "America/New_York",
        ":ABC1",
    };
    CLEANUP(arena_deinit) struct arena arena = {0};
    struct sample sample = good;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(rules); i++) {
        const struct zone *zone = NULL;

        sample.rule = rules[i];
        CHECK_INT(read_sample(&sample, &arena, &zone, NULL), ERROR_FAILED, rules[i]);
        assert_null(zone);
    }
}

static void files_that_contradict_themselves_are_refused(void **state)
{
    struct {
        const char *what;
        struct sample sample;
        const char *sentence;
    } cases[] = {
        {"leap seconds", good, "Made/Up counts leap seconds, and UTC does not"},
        {"a later version", good,
         "Made/Up is time-zone data of a version that this program does not know"},
        {"an older version than the first", good,
         "Made/Up is time-zone data of a version that this program does not know"},
        {"no type", good, NULL},
        {"a type that is not there", good, NULL},
        {"times that go back", good, NULL},
        {"a time twice", good, NULL},
        {"a whole day off", good, NULL},
        {"a whole day off the other way", good, NULL},
        {"an abbreviation outside of the letters", good, NULL},
        {"an abbreviation without end", good, NULL},
        {"more times than bytes", good, NULL},
        {"as many of everything as can be said", good, NULL},
    };
    CLEANUP(arena_deinit) struct arena arena = {0};

    (void)state;
    cases[0].sample.counts.n_leap_seconds = 1;
    cases[1].sample.version = '5';
    cases[2].sample.version = '1';
    cases[3].sample.counts.n_types = 0;
    cases[4].sample.types[1] = 2;
    cases[5].sample.times[1] = 999;
    cases[6].sample.times[1] = 1000;
    cases[7].sample.offsets[1] = 24 * HOUR;
    cases[8].sample.offsets[1] = -24 * HOUR;
    cases[9].sample.place = 8;
    cases[10].sample.counts.n_letters = 7;
    cases[11].sample.counts.n_times = 3;
    cases[12].sample.counts.n_times = UINT32_MAX;
    cases[12].sample.counts.n_types = UINT32_MAX;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++) {
        const struct zone *zone = NULL;
        struct error err = {.message = ""};

        CHECK_INT(read_sample(&cases[i].sample, &arena, &zone, &err), ERROR_FAILED, cases[i].what);
        CHECK_TEXT(err.message,
                   cases[i].sentence != NULL ? cases[i].sentence
                                             : "Made/Up is damaged; install tzdata again",
                   cases[i].what);
        assert_null(zone);
    }
}

/* The first block of a file of version 2 is for others: leap seconds and nonsense in it are theirs.
 */
static void the_block_of_32_bits_is_skipped(void **state)
{
    struct buffer file CLEANUP(buffer_deinit) = {0};
    CLEANUP(arena_deinit) struct arena arena = {0};
    struct sample first = good;
    const struct zone *zone;

    (void)state;
    buffer_init(&file, FILE_CEILING);
    arena_init(&arena);
    first.counts.n_leap_seconds = 1;
    first.types[0] = 200;
    put_block(&file, &first, 4);
    put_block(&file, &good, 8);
    buffer_append_text(&file, "\nABC-5\n");
    assert_int_equal(zone_read("Made/Up", buffer_bytes(&file), &arena, &zone, NULL), 0);
    CHECK_INT(zone_offset(zone, 1000), 2 * HOUR, "at the first change");
}

/* No part of a file is one, but for a first block that ends where a file of version 1 would. */
static void files_cut_short_are_refused(void **state)
{
    struct buffer file CLEANUP(buffer_deinit) = {0};
    CLEANUP(arena_deinit) struct arena arena = {0};
    struct sample sample = good;
    const struct zone *zone;

    (void)state;
    buffer_init(&file, FILE_CEILING);
    arena_init(&arena);
    sample.rule = "ABC-5DEF,M3.2.0,M11.1.0";
    put_sample(&file, &sample);
    assert_int_equal(zone_read("Made/Up", buffer_bytes(&file), &arena, &zone, NULL), 0);
    for (size_t size = 0; size < file.size; size++)
        CHECK_INT(zone_read("Made/Up", bytes_first(buffer_bytes(&file), size), &arena, &zone, NULL),
                  ERROR_FAILED, "cut short");
    sample.version = '\0';
    put_sample(&file, &sample);
    assert_int_equal(zone_read("Made/Up", buffer_bytes(&file), &arena, &zone, NULL), 0);
    for (size_t size = 0; size < file.size; size++)
        CHECK_INT(zone_read("Made/Up", bytes_first(buffer_bytes(&file), size), &arena, &zone, NULL),
                  ERROR_FAILED, "cut short");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_of_all_versions_say_the_same),
        cmocka_unit_test(the_rule_holds_from_the_last_change_on),
        cmocka_unit_test(a_rule_can_be_summer_time_all_year),
        cmocka_unit_test(rules_that_are_none_are_refused),
        cmocka_unit_test(files_that_contradict_themselves_are_refused),
        cmocka_unit_test(the_block_of_32_bits_is_skipped),
        cmocka_unit_test(files_cut_short_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
