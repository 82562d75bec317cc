/* The checks, one after the other. */
#include "trackside/store_check.h"

#include "mirror_schema.h"
#include "race_schema.h"

#include "trackside/cleanup.h"
#include "trackside/page_store.h"
#include "trackside/race_archives.h"

#include <string.h>

enum {
    MOST_FINDINGS = 1000, /* of one check: more tell nothing new */
};

struct checking {
    struct db *db;
    const char *database; /* its name in findings */
    const volatile sig_atomic_t *interrupted;
    struct arena *arena;
    struct check_report report;
    size_t n_of_check; /* findings of the check in hand */
};

static void note(struct checking *checking, const char *check, const char *place,
                 const char *finding, enum hint hint)
{
    struct check_report *report = &checking->report;

    if (checking->n_of_check++ >= MOST_FINDINGS) {
        report->n_left_out++;
        return;
    }
    report->findings = arena_grow(checking->arena, report->findings, report->n_findings,
                                  sizeof(*report->findings));
    report->findings[report->n_findings++] = (struct check_finding){
        .database = checking->database,
        .check = check,
        .place = place,
        .finding = finding,
        .hint = hint,
    };
}

static int begin_check(struct checking *checking, struct error *err)
{
    if (*checking->interrupted != 0)
        return error_set(err, ERROR_INTERRUPTED, "interrupted before everything was checked");
    checking->n_of_check = 0;
    checking->report.n_checks++;
    return 0;
}

/* ---- SQLite's ---- */

static void take(void *context, const char *check, const char *place, const char *finding)
{
    note(context, check, place, finding, HINT_NONE);
}

static int check_file(struct checking *checking, struct error *err)
{
    int r = begin_check(checking, err);

    if (r == 0)
        r = db_check(checking->db, checking->arena, take, checking, err);
    checking->report.n_checks++; /* that was two in one */
    return r;
}

/* ---- ours ---- */

/* "check/elapsed" to "elapsed". */
static const char *check_name(const struct db *db, int index, struct arena *arena)
{
    struct bytes rest = bytes_from_text(db_schema_of(db)->queries[index].name);
    struct bytes folder = {0};

    bytes_split(&rest, '/', &folder);
    return arena_text_of(arena, rest);
}

/* A query that meets a damaged page, or numbers that cannot be added up, has its finding too. */
static int run_check(struct checking *checking, int index, struct error *err)
{
    const char *name = check_name(checking->db, index, checking->arena);
    struct query *query = db_query(checking->db, index);
    int r = begin_check(checking, err);

    while (r == 0 && (r = query_next(query, err)) == QUERY_ROW) {
        note(checking, name, query_text(query, 0, checking->arena),
             query_text(query, 1, checking->arena), HINT_NONE);
        r = 0;
    }
    if (r == ERROR_CHECK || r == ERROR_FAILED) {
        note(checking, name, "the file", arena_text(checking->arena, err->message), err->hint);
        r = 0;
    }
    return r;
}

static int run_checks(struct checking *checking, const int *indexes, size_t n, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < n; i++)
        r = run_check(checking, indexes[i], err);
    return r;
}

/* A content that does not unpack to what its digest says is told, and costs nobody else. */
static void check_body(struct checking *checking, const char *sha256)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct bytes body;
    struct error why;

    arena_init(&arena);
    if (page_store_read_body(checking->db, sha256, &arena, &body, &why) < 0)
        note(checking, "bodies", arena_format(checking->arena, "body %s", sha256),
             arena_text(checking->arena, why.message), why.hint);
}

static int check_bodies(struct checking *checking, struct error *err)
{
    struct query *query = db_query(checking->db, MIRROR_CHECK_BODIES);
    int r = begin_check(checking, err);

    while (r == 0 && (r = query_next(query, err)) == QUERY_ROW) {
        check_body(checking, query_text(query, 0, checking->arena));
        r = *checking->interrupted != 0 ? begin_check(checking, err) : 0;
    }
    query_reset(query);
    return r;
}

/* ---- both ---- */

static int check_mirror(struct checking *checking, struct error *err)
{
    static const int checks[] = {MIRROR_CHECK_LATEST_VERSION, MIRROR_CHECK_LOOSE_BODIES};
    int r = check_file(checking, err);

    if (r == 0)
        r = run_checks(checking, checks, sizeof(checks) / sizeof(checks[0]), err);
    return r == 0 ? check_bodies(checking, err) : r;
}

static int check_race(struct checking *checking, struct error *err)
{
    static const int checks[] = {
        CHECK_CLASS_OF_SESSION, CHECK_DAY_COLUMNS,         CHECK_DAY_LAPS,
        CHECK_ELAPSED,          CHECK_EVENT_WITHOUT_TRACK, CHECK_FASTEST_LAP,
        CHECK_LAP_COUNT,        CHECK_LAP_NUMBER,          CHECK_ORPHANS,
        CHECK_PROVENANCE,       CHECK_SESSION_TYPE,
    };
    int r = check_file(checking, err);

    return r == 0 ? run_checks(checking, checks, sizeof(checks) / sizeof(checks[0]), err) : r;
}

/* Days in an archive keep the rules of race.db. SQLite looks at CHECK constraints only where it
 * could write. */
static int check_archive(struct checking *checking, const char *data_dir, const char *file,
                         struct error *err)
{
    struct db *archive CLEANUP(db_close_at) = NULL;
    int r = race_store_open_archive(data_dir, file, DB_WRITE, &archive, err);

    if (r < 0)
        r = race_store_open_archive(data_dir, file, DB_READ, &archive, err);
    if (r < 0)
        return r;
    checking->db = archive;
    checking->database =
        arena_text_of(checking->arena, (struct bytes){file, strlen(file) - strlen(".db")});
    checking->report.n_archives++;
    return check_race(checking, err);
}

static int check_archives(struct checking *checking, const char *data_dir, struct error *err)
{
    const char *const *files = NULL;
    size_t n = 0;
    int r = race_store_list_archives(data_dir, checking->arena, &files, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        r = check_archive(checking, data_dir, files[i], err);
    return r;
}

int store_check(struct db *mirror_db, struct db *race_db, const char *data_dir,
                const volatile sig_atomic_t *interrupted, struct arena *arena,
                struct check_report *ret_report, struct error *err)
{
    struct checking checking = {
        .db = mirror_db, .database = "mirror", .interrupted = interrupted, .arena = arena};
    int r = check_mirror(&checking, err);

    checking.db = race_db;
    checking.database = "race";
    if (r == 0)
        r = check_race(&checking, err);
    if (r == 0)
        r = check_archives(&checking, data_dir, err);
    if (r == 0)
        *ret_report = checking.report;
    return r;
}
