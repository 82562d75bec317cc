/* trackside fixture verify: is a fixture whole, and do its pages still give what they gave? */
#include "commands.h"
#include "exit_code.h"

#include "trackside/cleanup.h"
#include "trackside/file.h"
#include "trackside/fixture_check.h"
#include "trackside/problem_view.h"

#include <string.h>

#define EXPECTED_FILE "expected.json"

enum {
    MAX_EXPECTED_SIZE = 512 * 1024 * 1024,
};

/* What is there to compare with, and what became of it. */
enum expectation {
    EXPECTED_ABSENT,
    EXPECTED_EQUAL,
    EXPECTED_DIFFERENT,
    EXPECTED_WRITTEN,
};

static const char *const expectation_names[] = {
    [EXPECTED_ABSENT] = "absent",
    [EXPECTED_EQUAL] = "equal",
    [EXPECTED_DIFFERENT] = "different",
    [EXPECTED_WRITTEN] = "written",
};

struct verification {
    struct context *context;
    const char *dir;
    struct fixture *fixture;
    struct fixture_problems problems;
    struct fixture_rows rows;
    enum expectation expectation;
    struct fixture_verdicts verdicts;
    int64_t n_findings;
};

/* ---- expected.json ---- */

static const char *expected_path(const struct verification *verification)
{
    return arena_format(&verification->context->arena, "%s/" EXPECTED_FILE, verification->dir);
}

static int write_expected(struct verification *verification, struct error *err)
{
    CLEANUP(buffer_deinit) struct buffer text = {0};

    buffer_init(&text, MAX_EXPECTED_SIZE);
    fixture_rows_write(&verification->rows, &text);
    if (text.full)
        return error_set(err, ERROR_FAILED, "%s gives more rows than fit into " EXPECTED_FILE,
                         verification->dir);
    verification->expectation = EXPECTED_WRITTEN;
    return file_write_whole(expected_path(verification), buffer_bytes(&text), FILE_REPLACES, err);
}

static int compare(struct verification *verification, struct bytes text, struct error *err)
{
    struct fixture_rows expected CLEANUP(fixture_rows_free) = {.n = 0};
    size_t n_before = verification->problems.n;
    int r = fixture_rows_read(text, expected_path(verification), &verification->context->arena,
                              &expected, err);

    if (r < 0)
        return r;
    fixture_rows_compare(&expected, &verification->rows, &verification->problems);
    verification->expectation =
        verification->problems.n > n_before ? EXPECTED_DIFFERENT : EXPECTED_EQUAL;
    return 0;
}

static int compare_expected(struct verification *verification, struct error *err)
{
    struct bytes text;
    int r = file_read_whole(expected_path(verification), MAX_EXPECTED_SIZE,
                            &verification->context->arena, &text, err);

    if (r == ERROR_NOT_FOUND)
        return 0;
    return r == 0 ? compare(verification, text, err) : r;
}

/* ---- the whole ---- */

static void count_findings(struct verification *verification)
{
    for (size_t i = 0; i < verification->rows.n; i++)
        verification->n_findings +=
            (int64_t)json_length(json_get(verification->rows.rows[i].json, "findings"));
}

/* What somebody has looked at and written down as expected is no problem. */
static void judge(struct verification *verification)
{
    bool is_expected = verification->expectation != EXPECTED_ABSENT;

    fixture_check_verdicts(&verification->rows, &verification->context->arena,
                           is_expected ? NULL : &verification->problems, &verification->verdicts);
    count_findings(verification);
}

static int verify(struct verification *verification, bool update, struct error *err)
{
    struct context *context = verification->context;
    int r;

    fixture_check_files(verification->fixture, &verification->problems);
    if (update && verification->problems.n > 0)
        return error_set(err, ERROR_CHECK,
                         "%s; what a damaged fixture gives is not worth expecting",
                         verification->problems.list[0].found);
    fixture_check_pages(verification->fixture, &verification->problems);
    r = fixture_rows_of(verification->fixture, &context->task, &context->arena,
                        &verification->problems, &verification->rows, err);
    if (r == 0)
        r = update ? write_expected(verification, err) : compare_expected(verification, err);
    if (r == 0)
        judge(verification);
    return r;
}

/* ---- printing ---- */

static size_t n_pages(const struct verification *verification)
{
    size_t n;

    fixture_pages(verification->fixture, &n);
    return n;
}

static int print_json(const struct verification *verification, struct error *err)
{
    const struct fixture_verdicts *verdicts = &verification->verdicts;
    struct json *json = json_new_object(), *checks = json_new_object();

    json_put_int(checks, "passed", verdicts->n_passed);
    json_put_int(checks, "failed", verdicts->n_failed);
    json_put_int(checks, "unchecked", verdicts->n_unchecked);
    json_put_text(json, "fixture", verification->dir);
    json_put_bool(json, "verified", verification->problems.n == 0);
    json_put_int(json, "pages", (int64_t)n_pages(verification));
    json_put_int(json, "rows", (int64_t)verification->rows.n);
    json_put_int(json, "findings", verification->n_findings);
    json_put(json, "self_check", checks);
    json_put_text(json, "expected", expectation_names[verification->expectation]);
    json_put(json, "problems", sheet_json(problem_view_sheet(&verification->problems)));
    return output_json(&verification->context->output, json, err);
}

static void print_figures(const struct verification *verification)
{
    const struct output *output = &verification->context->output;
    const struct fixture_verdicts *verdicts = &verification->verdicts;

    output_line(output, "%zu pages, %zu rows, %lld findings.", n_pages(verification),
                verification->rows.n, (long long)verification->n_findings);
    output_line(output, "%lld self-checks passed, %lld failed, %lld could not be made.",
                (long long)verdicts->n_passed, (long long)verdicts->n_failed,
                (long long)verdicts->n_unchecked);
    output_line(output, "%s is %s.", EXPECTED_FILE, expectation_names[verification->expectation]);
}

static int print(const struct verification *verification, struct error *err)
{
    const struct output *output = &verification->context->output;
    int r = 0;

    if (output->form == OUTPUT_JSON)
        return print_json(verification, err);
    if (verification->problems.n > 0 || output->form != OUTPUT_TABLE)
        r = sheet_print(problem_view_sheet(&verification->problems), output, "problems", err);
    if (r == 0)
        print_figures(verification);
    return r;
}

static int conclude(const struct verification *verification)
{
    size_t n = verification->problems.n;

    if (n == 0)
        return EXIT_DONE;
    talk_say(&verification->context->talk, "%s is not what it should be: %zu %s%s",
             verification->dir, n, n == 1 ? "problem" : "problems",
             verification->expectation == EXPECTED_DIFFERENT
                 ? "; if the new rows are right, --update writes them to " EXPECTED_FILE
                 : "");
    return EXIT_CHECK;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct verification verification = {.context = context,
                                        .dir = invocation_argument(invocation, 0),
                                        .problems = {.arena = &context->arena}};
    int r = fixture_open_damaged(verification.dir, &verification.fixture, err);

    if (r < 0)
        return r;
    r = verify(&verification, invocation_has(invocation, "update"), err);
    if (r == 0)
        r = print(&verification, err);
    if (r == 0)
        r = conclude(&verification);
    fixture_rows_free(&verification.rows);
    fixture_close(verification.fixture);
    return r;
}

static const struct option_spec options[] = {
    {"update", NULL, "write expected.json: what the pages give now is what they should", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_fixture_verify = {
    .name = "fixture verify",
    .arguments = "DIR [--update]",
    .summary = "Check that recorded pages are whole, and give the rows that they should",
    .examples = "trackside fixture verify captured\n"
                "trackside fixture verify captured --update",
    .notes =
        "Hashes; every page that the days need; every page read, with what is odd about it; "
        "self-checks; and, where\nDIR has an expected.json, every row that an ingest gives, column "
        "by column. Exit 8 when anything is not\nas it should be; each difference is a row of "
        "output. Nothing is stored, and nobody is asked.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
