/* Stores as earlier versions left them: brought up to date, with everything that was in them. */
#include "scratch.h"

#include "mirror_schema.h"

#include "trackside/cleanup.h"
#include "trackside/ingestion_log.h"
#include "trackside/mirror_store.h"
#include "trackside/set_aside.h"

#include <string.h>

/* DIR/NAME as it was after the first n steps of a schema, with rows in it. */
static void make_old(struct scratch *scratch, const struct db_schema *schema, const char *name,
                     size_t n_steps, const char *rows)
{
    struct db_schema old = *schema;
    struct db *db = NULL;

    old.n_steps = n_steps;
    old.n_session = 0; /* these and the queries are about today's tables */
    old.n_queries = 0;
    scratch_require(scratch,
                    db_open(scratch_path(scratch, name), &old, DB_WRITE, &db, &scratch->err));
    db_close(db);
    scratch_sql(scratch, name, rows);
}

static struct db *open_mirror(struct scratch *scratch)
{
    struct db *db = NULL;

    scratch_require(scratch, mirror_store_open(scratch->dir, DB_READ, &db, &scratch->err));
    return db;
}

/* ---- mirror.db, step 9 ---- */

static const char days_of_step_8[] =
    "INSERT INTO ingestions (id, cache_key, track_slug, practice_date, ingested_at) VALUES"
    " (3, 'track:directory', 'live', NULL, '2025-10-24T06:00:00Z'),"
    " (4, 'practice:day:redhill:2025-10-25', 'redhill', '2025-10-25', '2025-10-25T06:00:00Z'),"
    " (7, 'practice:day:redhill:2025-10-26', 'redhill', '2025-10-26', '2025-10-26T06:00:00Z');"
    "INSERT INTO ingestion_pages (ingestion_id, cache_key, sha256, fetched_at, failure) VALUES"
    " (4, 'practice:day:redhill:2025-10-25', 'ab', '2025-10-25T05:00:00Z', NULL),"
    " (4, 'practice:session:1', NULL, NULL, 'timed out'),"
    " (7, 'practice:day:redhill:2025-10-26', 'cd', '2025-10-26T05:00:00Z', NULL);"
    "INSERT INTO days_set_aside (track_slug, practice_date, state, archive, set_aside_at) VALUES"
    " ('redhill', '2019-06-01', 'archived', 'archive-2019.db', '2025-10-26T07:00:00Z'),"
    " ('bluehill', '2019-06-01', 'forgotten', NULL, '2025-10-26T08:00:00Z');";

static void practice_days_are_addressed_by_id_from_step_9_on(void **state)
{
    static const char *const ids[] = {NULL, "redhill-practice-2025-10-25",
                                      "redhill-practice-2025-10-26"};
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = NULL;
    const struct ingestion *ingestions;
    const struct set_aside_event *away;
    const struct read_page *pages;
    size_t n;

    make_old(scratch, &mirror_schema, "mirror.db", 8, days_of_step_8);
    db = open_mirror(scratch);

    scratch_require(scratch, ingestion_log_list(db, NULL, NULL, &scratch->arena, &ingestions, &n,
                                                &scratch->err));
    assert_int_equal(n, N_OF(ids));
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(ingestions[i].id, ((int64_t[]){3, 4, 7})[i]);
        if (ids[i] == NULL)
            assert_null(ingestions[i].source_event_id);
        else
            assert_string_equal(ingestions[i].source_event_id, ids[i]);
    }
    scratch_require(scratch, ingestion_log_read(db, &ingestions[1], &scratch->arena, &pages, &n,
                                                &scratch->err));
    assert_int_equal(n, 2);
    assert_string_equal(pages[0].sha256, "ab");
    assert_string_equal(pages[1].failure, "timed out");

    scratch_require(scratch,
                    set_aside_list(db, NULL, NULL, &scratch->arena, &away, &n, &scratch->err));
    assert_int_equal(n, 2);
    assert_string_equal(away[0].source_event_id, "bluehill-practice-2019-06-01");
    assert_null(away[0].archive);
    assert_string_equal(away[1].source_event_id, "redhill-practice-2019-06-01");
    assert_string_equal(away[1].track_slug, "redhill");
    assert_string_equal(away[1].archive, "archive-2019.db");
    assert_int_equal(away[1].date.year, 2019);
    assert_int_equal(away[1].at, 1761462000); /* 2025-10-26T07:00:00Z */
    assert_string_equal(scratch_ask_text(scratch, "mirror.db",
                                         "SELECT track_slug || '/' || practice_date || '/' || state"
                                         "  FROM days_set_aside ORDER BY track_slug"),
                        "bluehill/2019-06-01/forgotten redhill/2019-06-01/archived");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(practice_days_are_addressed_by_id_from_step_9_on),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
