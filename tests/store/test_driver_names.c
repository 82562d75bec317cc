/* Whose name a transponder bears: the latest session's that tells one. */
#include "race_day.h"

#include "trackside/cleanup.h"

#define ANN     "Ann"
#define BEA     "Bea"
#define UNKNOWN "Unknown Driver"

struct sighting {
    const char *session_id;
    const char *start_local;
    const char *name;
    const char *name_after;
};

enum {
    N_SIGHTINGS = 4,
};

/* Sessions of one transponder in the order they are ingested, and the driver's name after each. */
static const struct {
    const char *what;
    struct sighting sightings[N_SIGHTINGS];
} cases[] = {
    {"the later name wins",
     {{"1", "2025-10-25T09:00:00", ANN, ANN}, {"2", "2025-10-25T10:00:00", BEA, BEA}}},
    {"an older day that comes in later does not turn it back",
     {{"2", "2025-10-25T10:00:00", BEA, BEA},
      {"1", "2025-03-01T09:00:00", ANN, BEA},
      {"3", "2025-10-25T10:00:01", ANN, ANN}}},
    {"unknown never replaces a name",
     {{"1", "2025-10-25T09:00:00", ANN, ANN}, {"2", "2025-10-25T10:00:00", UNKNOWN, ANN}}},
    {"a name replaces unknown, from an older session too",
     {{"2", "2025-10-25T10:00:00", UNKNOWN, UNKNOWN}, {"1", "2025-10-25T09:00:00", ANN, ANN}}},
    {"an unknown session between does not count",
     {{"1", "2025-10-25T09:00:00", ANN, ANN},
      {"3", "2025-10-25T11:00:00", UNKNOWN, ANN},
      {"2", "2025-10-25T10:00:00", BEA, BEA}}},
    {"the latest session may change its own name",
     {{"1", "2025-10-25T09:00:00", ANN, ANN},
      {"2", "2025-10-25T10:00:00", BEA, BEA},
      {"2", "2025-10-25T10:00:00", ANN, ANN}}},
    {"an older session that changes its name does not",
     {{"1", "2025-10-25T09:00:00", ANN, ANN},
      {"2", "2025-10-25T10:00:00", BEA, BEA},
      {"1", "2025-10-25T09:00:00", "Anna", BEA}}},
};

static void see(struct scratch *scratch, struct db *db, int64_t event_id,
                const struct sighting *sighting, struct row_counts *counts)
{
    struct race_session session = {
        .session_id = sighting->session_id,
        .driver = sighting->name,
        .class_name = "1/10 Buggy",
        .transponder = "2222363",
        .start_local = sighting->start_local,
    };
    race_day_put_session(scratch, db, event_id, &session, RACE_T0, counts);
}

static void the_latest_session_that_tells_a_name_gives_it(void **state)
{
    struct scratch *scratch = *state;

    for (size_t i = 0; i < N_OF(cases); i++) {
        struct db *db CLEANUP(db_close_at) = race_day_open(scratch);

        scratch_sql(scratch, RACE_DB, "DELETE FROM races; DELETE FROM drivers");
        int64_t event_id = race_day_put_event(scratch, db, RACE_T0, NULL);
        for (const struct sighting *s = cases[i].sightings; s->name; s++) {
            see(scratch, db, event_id, s, NULL);
            const char *name =
                scratch_ask_text(scratch, RACE_DB, "SELECT display_name FROM drivers");
            if (bytes_equal_text(bytes_from_text(name), s->name_after))
                continue;
            fail_msg("%s: \"%s\" after session %s", cases[i].what, name, s->session_id);
        }
        assert_int_equal(scratch_ask(scratch, RACE_DB,
                                     "SELECT count(*) FROM drivers"
                                     " WHERE lower(display_name) = normalized_name"
                                     " AND normalized_name = search_key"),
                         1);
    }
}

static void names_settle_in_whatever_order_days_come(void **state)
{
    static const struct sighting days[] = {
        {"1", "2025-03-01T09:00:00", ANN, NULL},
        {"2", "2025-06-01T09:00:00", BEA, NULL},
        {"3", "2025-09-01T09:00:00", UNKNOWN, NULL},
    };
    static const size_t orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                       {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    struct scratch *scratch = *state;

    for (size_t i = 0; i < N_OF(orders); i++) {
        struct db *db CLEANUP(db_close_at) = race_day_open(scratch);

        scratch_sql(scratch, RACE_DB, "DELETE FROM races; DELETE FROM drivers");
        int64_t event_id = race_day_put_event(scratch, db, RACE_T0, NULL);
        for (size_t k = 0; k < N_OF(orders[i]); k++)
            see(scratch, db, event_id, &days[orders[i][k]], NULL);
        assert_string_equal(scratch_ask_text(scratch, RACE_DB, "SELECT display_name FROM drivers"),
                            BEA);
    }
}

static void a_renamed_driver_is_one_updated_row(void **state)
{
    static const struct sighting days[] = {{"1", "2025-03-01T09:00:00", ANN, NULL},
                                           {"2", "2025-06-01T09:00:00", BEA, NULL}};
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put_event(scratch, db, RACE_T0, NULL);
    struct row_counts first = {0}, again = {0};

    see(scratch, db, event_id, &days[0], NULL);
    see(scratch, db, event_id, &days[1], &first);
    assert_int_equal(first.updated, 1);
    see(scratch, db, event_id, &days[0], &again);
    see(scratch, db, event_id, &days[1], &again);
    assert_int_equal(again.updated, 0);
    assert_int_equal(again.inserted, 0);
    assert_string_equal(
        scratch_ask_text(scratch, RACE_DB, "SELECT display_name FROM race_drivers ORDER BY id"),
        "Ann Bea"); /* each session keeps its own */
}

static void a_merge_of_drivers_lasts(void **state)
{
    static const struct sighting day = {"1", "2025-03-01T09:00:00", ANN, NULL};
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put_event(scratch, db, RACE_T0, NULL);

    see(scratch, db, event_id, &day, NULL);
    scratch_sql(scratch, RACE_DB,
                "INSERT INTO drivers (id, source, source_driver_id, display_name, created_at,"
                " updated_at) SELECT 77, source, 'x', 'Ann', created_at, updated_at FROM drivers;"
                "UPDATE race_drivers SET driver_id = 77");
    see(scratch, db, event_id, &day, NULL);
    assert_int_equal(scratch_ask(scratch, RACE_DB, "SELECT driver_id FROM race_drivers"), 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(the_latest_session_that_tells_a_name_gives_it),
        SCRATCH_TEST(names_settle_in_whatever_order_days_come),
        SCRATCH_TEST(a_renamed_driver_is_one_updated_row),
        SCRATCH_TEST(a_merge_of_drivers_lasts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
