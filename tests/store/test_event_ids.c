/* The ids of events, and what is noted under them in mirror.db. */
#include "scratch.h"

#include "mirror_schema.h"

#include "trackside/cleanup.h"
#include "trackside/event_id.h"
#include "trackside/ingestion_log.h"
#include "trackside/mirror_store.h"
#include "trackside/set_aside.h"

#include <string.h>

#define DB "mirror.db"

enum {
    T0 = 1761372000, /* 2025-10-25T06:00:00Z */
};

static const char day[] = "redhill-practice-2025-10-25";
static const char race[] = "486000";

static struct db *open_mirror(struct scratch *scratch)
{
    struct db *db = NULL;

    scratch_require(scratch, mirror_store_open(scratch->dir, DB_WRITE, &db, &scratch->err));
    return db;
}

/* ---- the ids themselves ---- */

static void a_practice_day_is_told_from_its_id(void **state)
{
    static const struct {
        const char *id, *slug; /* NULL: no practice day's */
        struct date date;
    } cases[] = {
        {"redhill-practice-2025-10-25", "redhill", {2025, 10, 25}},
        {"a-practice-2024-02-29", "a", {2024, 2, 29}},
        {"red-practice-hill-practice-2025-10-25", "red-practice-hill", {2025, 10, 25}},
        {"x-practice-2025-10-24-practice-2025-10-25", "x-practice-2025-10-24", {2025, 10, 25}},
        {"486000", NULL, {0}},
        {"", NULL, {0}},
        {"2025-10-25", NULL, {0}},
        {"-practice-2025-10-25", NULL, {0}},
        {"redhill-practice-2025-10", NULL, {0}},
        {"redhill-practice-2025-02-29", NULL, {0}},
        {"redhill-practice-2025-10-25 ", NULL, {0}},
        {"redhill_practice_2025-10-25", NULL, {0}},
        {"redhill-Practice-2025-10-25", NULL, {0}},
    };
    struct scratch *scratch = *state;

    for (size_t i = 0; i < N_OF(cases); i++) {
        const char *slug = "untouched";
        struct date date = {.year = 1};
        bool is_day = event_id_read_day(cases[i].id, &scratch->arena, &slug, &date);

        assert_int_equal(is_day, cases[i].slug != NULL);
        if (!is_day) {
            assert_string_equal(slug, "untouched");
            assert_int_equal(date.year, 1);
            continue;
        }
        assert_string_equal(slug, cases[i].slug);
        assert_int_equal(date_compare(date, cases[i].date), 0);
        assert_string_equal(event_id_of_day(slug, date, &scratch->arena), cases[i].id);
    }
}

/* ---- the log of ingestions ---- */

static void log_ingestion(struct scratch *scratch, struct db *db, const char *list_key,
                          const char *source_event_id)
{
    const struct read_page page = {.cache_key = list_key, .sha256 = "ab", .fetched_at = T0};
    struct ingestion ingestion = {.cache_key = list_key,
                                  .track_slug = "redhill",
                                  .source_event_id = source_event_id,
                                  .at = T0};

    scratch_require(scratch, ingestion_log_add(db, &ingestion, &page, 1, &scratch->err));
}

static size_t count_ingestions(struct scratch *scratch, struct db *db, const char *slug,
                               const char *source_event_id)
{
    const struct ingestion *list = NULL;
    size_t n = 0;

    scratch_require(scratch, ingestion_log_list(db, slug, source_event_id, &scratch->arena, &list,
                                                &n, &scratch->err));
    for (size_t i = 0; source_event_id != NULL && i < n; i++)
        assert_string_equal(list[i].source_event_id, source_event_id);
    return n;
}

static void ingestions_are_found_by_event(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);

    log_ingestion(scratch, db, "list of the day", day);
    log_ingestion(scratch, db, "event page", race);
    log_ingestion(scratch, db, "directory", NULL);
    assert_int_equal(count_ingestions(scratch, db, NULL, NULL), 3);
    assert_int_equal(count_ingestions(scratch, db, "redhill", NULL), 3);
    assert_int_equal(count_ingestions(scratch, db, "bluehill", NULL), 0);
    assert_int_equal(count_ingestions(scratch, db, NULL, day), 1);
    assert_int_equal(count_ingestions(scratch, db, "redhill", race), 1);
    assert_int_equal(count_ingestions(scratch, db, "bluehill", race), 0);
    assert_string_equal(
        scratch_ask_text(scratch, DB, "SELECT practice_date FROM ingestions ORDER BY id"),
        "2025-10-25 - -");

    scratch_require(scratch, ingestion_log_drop(db, race, &scratch->err));
    assert_int_equal(count_ingestions(scratch, db, NULL, race), 0);
    assert_int_equal(count_ingestions(scratch, db, NULL, NULL), 2);
    log_ingestion(scratch, db, "event page", race);
    scratch_require(scratch, ingestion_log_drop_track(db, "redhill", &scratch->err));
    assert_int_equal(count_ingestions(scratch, db, NULL, NULL), 1); /* the directory */
}

/* ---- what was put away ---- */

static void events_are_put_away_and_taken_back_by_id(void **state)
{
    static const struct set_aside_event away[] = {
        {.source_event_id = day,
         .track_slug = "redhill",
         .date = {2025, 10, 25},
         .archive = "archive-2025.db",
         .at = T0},
        {.source_event_id = race, .track_slug = "redhill", .date = {2025, 10, 25}, .at = T0},
        {.source_event_id = "9", .track_slug = "bluehill", .at = T0},
    };
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_mirror(scratch);
    const struct set_aside_event *list;
    struct set_aside_event again = away[1];
    size_t n;

    for (size_t i = 0; i < N_OF(away); i++)
        scratch_require(scratch, set_aside_put(db, &away[i], &scratch->err));
    scratch_require(scratch,
                    set_aside_list(db, NULL, NULL, &scratch->arena, &list, &n, &scratch->err));
    assert_int_equal(n, 3);
    assert_string_equal(list[0].source_event_id, race); /* by id within a day */
    assert_string_equal(list[1].archive, "archive-2025.db");
    assert_true(date_is_absent(list[2].date));
    assert_string_equal(scratch_ask_text(scratch, DB, "SELECT track_slug FROM days_set_aside"),
                        "redhill");

    /* Said again, without the date: what was known of it stays. */
    again.date = (struct date){.year = 0};
    scratch_require(scratch, set_aside_put(db, &again, &scratch->err));
    scratch_require(scratch,
                    set_aside_list(db, NULL, race, &scratch->arena, &list, &n, &scratch->err));
    assert_int_equal(n, 1);
    assert_int_equal(list[0].date.day, 25);
    assert_null(list[0].archive);

    scratch_require(scratch, set_aside_remove(db, race, &scratch->err));
    scratch_require(scratch,
                    set_aside_list(db, "redhill", NULL, &scratch->arena, &list, &n, &scratch->err));
    assert_int_equal(n, 1);
    assert_string_equal(list[0].source_event_id, day);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(a_practice_day_is_told_from_its_id),
        SCRATCH_TEST(ingestions_are_found_by_event),
        SCRATCH_TEST(events_are_put_away_and_taken_back_by_id),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
