/* trackside bug-report: one archive to attach, with scrubbed pages and what was odd about them. */
#include "commands.h"
#include "scrub_report.h"

#include "trackside/cleanup.h"
#include "trackside/compress.h"
#include "trackside/event_id.h"
#include "trackside/page_kind.h"
#include "trackside/report.h"
#include "trackside/scrub_input.h"
#include "trackside/scrub_output.h"
#include "trackside/tar.h"

#include <string.h>

#define FOLDER       "trackside-bug-report"
#define DEFAULT_FILE FOLDER ".tar.gz"

enum {
    REPORT_FORMAT = 1,
    MAX_ARCHIVE_SIZE = 1024 * 1024 * 1024,
    N_KNOWN_KINDS = 3, /* driver, transponder, session id */
};

/* ---- pages ---- */

static int open_input(struct context *context, const char *what, struct scrub_input *ret_input,
                      struct error *err)
{
    return scrub_input_is_key(what)
               ? scrub_input_of_key(&context->task, &context->arena, what, ret_input, err)
               : scrub_input_open(&context->arena, what, ret_input, err);
}

/* Those that no longer, or never, were pages of their kind. */
static size_t mark_unreadable(struct scrub_input *input)
{
    size_t n = 0;

    for (size_t i = 0; i < input->n; i++) {
        struct scrub_page *page = &input->pages[i];

        page->unreadable =
            page->unreadable || liverc_check_page(page->body, page->id.kind, NULL) < 0;
        n += page->unreadable;
    }
    return n;
}

static int check_unreadable(const struct context *context, const struct scrub_input *input,
                            size_t n, struct error *err)
{
    if (n == 0 || invocation_has(context->invocation, "yes"))
        return 0;
    return error_set(
        err, ERROR_UNKNOWN_PAGE,
        "%zu of %zu pages of %s cannot be read, so nobody can prove who is not on them; "
        "look through them, and say --yes to replace what is known of that day and what "
        "looks like a name or a number",
        n, input->n, input->name);
}

/* ---- who drove that day: for pages that do not say it in a way we can read ---- */

static int add_day(struct context *context, const char *slug, const char *day,
                   struct scrub_options *options, struct error *err)
{
    const struct session_summary *sessions;
    const struct session_filter all = {NULL, NULL};
    struct scrub_identity *known;
    struct date date;
    size_t n;
    int r;

    if (slug == NULL || day == NULL || !date_read(bytes_from_text(day), &date))
        return 0;
    r = report_sessions(context->task.race_db, event_id_of_day(slug, date, &context->arena), &all,
                        &context->arena, &sessions, &n, err);
    if (r < 0)
        return r == ERROR_NOT_FOUND ? 0 : r;
    known = arena_new_array(&context->arena, N_KNOWN_KINDS * n, struct scrub_identity);
    for (size_t i = 0; i < n; i++) {
        known[options->n_known++] = (struct scrub_identity){SCRUB_DRIVER, sessions[i].driver_name};
        known[options->n_known++] =
            (struct scrub_identity){SCRUB_TRANSPONDER, sessions[i].transponder};
        known[options->n_known++] = (struct scrub_identity){SCRUB_SESSION, sessions[i].session_id};
    }
    options->known = known;
    return 0;
}

static int add_known(struct context *context, const struct scrub_page *page,
                     struct scrub_options *options, struct error *err)
{
    const struct session_report *session;
    char text[CALENDAR_TEXT_SIZE];
    int r;

    if (page->id.kind != PAGE_SESSION)
        return add_day(context, page->id.track_slug,
                       page->id.kind == PAGE_DAY ? date_format(page->id.date, text) : NULL, options,
                       err);
    r = report_session(context->task.race_db, page->id.source_id, &context->arena, &session, err);
    if (r < 0)
        return r == ERROR_NOT_FOUND ? 0 : r;
    return add_day(context, session->summary.track_slug, session->summary.date, options, err);
}

/* ---- what goes with them ---- */

static struct json *versions_json(void)
{
    struct json *json = json_new_object();

    json_put_text(json, "trackside", TRACKSIDE_VERSION);
    json_put_int(json, "parser", LIVERC_PARSER_VERSION);
    json_put_text(json, "compiler", __VERSION__);
    return json;
}

/* Who is asked to be written to, and what names him, such as his home, is nobody's business. */
static bool is_private(int key)
{
    return key == FETCH_CONTACT || key == FETCH_USER_AGENT || key == FETCH_CA_FILE;
}

static struct json *settings_json(const struct settings *settings)
{
    struct json *json = json_new_object();

    for (int key = 0; key < N_SETTINGS; key++) {
        const char *text = settings->values[key].text;
        bool is_given = text != NULL && strcmp(text, setting_table[key].built_in) != 0;

        json_put_text(json, setting_table[key].key, is_private(key) && is_given ? "(given)" : text);
    }
    return json;
}

/* Of the scrubbed page, so that nothing it says tells of anybody. */
static struct json *page_json(const struct scrub_page *page, const struct page_facts *facts,
                              struct arena *arena)
{
    struct json *json = json_new_object(), *parsed = NULL, *findings = NULL;
    struct page_guess guess;
    struct error err = {.message = ""};
    struct page_reading reading;
    int r = page_parse(page->body, page->id.kind, arena, &reading, &err);

    if (r == 0) {
        parsed = page_kind_row(reading.kind)->json(&reading);
        findings = page_json_findings(reading.findings, reading.n_findings);
    }
    liverc_recognize(page->body, &guess);
    json_put_text(json, "file", page->name);
    json_put_text(json, "kind", page_kind_name(page->id.kind));
    json_put_int(json, "http_status", facts->http_status != 0 ? facts->http_status : ABSENT);
    json_put_text(json, "looks_like", page_form_name(guess.form));
    json_put_text(json, "error", r < 0 ? err.message : NULL);
    json_put(json, "findings", findings);
    json_put(json, "parsed", parsed);
    return json;
}

static struct json *report_json(struct context *context, const struct scrub_input *input,
                                const struct scrub_page *pages, const struct scrub_report *report)
{
    struct json *json = json_new_object(), *list = json_new_array();

    for (size_t i = 0; i < input->n; i++)
        json_append(list, page_json(&pages[i], &input->facts[i], &context->arena));
    json_put_int(json, "format", REPORT_FORMAT);
    json_put(json, "versions", versions_json());
    json_put(json, "settings", settings_json(context->task.settings));
    json_put(json, "scrubbed", scrub_report_json(report));
    json_put(json, "pages", list);
    return json;
}

/* ---- the archive ---- */

static int add_report(struct context *context, const struct scrub_input *input,
                      const struct scrub_page *pages, const struct scrub_report *report,
                      struct buffer *tar, struct error *err)
{
    CLEANUP(json_free_at) struct json *json = report_json(context, input, pages, report);
    CLEANUP(buffer_deinit) struct buffer text = {0};

    buffer_init(&text, MAX_ARCHIVE_SIZE);
    json_write(json, true, &text);
    buffer_append_char(&text, '\n');
    return tar_add(tar, FOLDER "/report.json", buffer_bytes(&text), err);
}

/* A saved page has no address, and a manifest needs one. */
static int add_manifest(struct context *context, const struct scrub_input *input,
                        const struct scrub_page *pages, const struct scrub_options *options,
                        const struct scrub_report *report, struct buffer *tar, struct error *err)
{
    struct fixture_writer *writer CLEANUP(fixture_writer_close_at) = NULL;
    CLEANUP(buffer_deinit) struct buffer text = {0};
    int r;

    if (input->n_tracks == 0)
        return 0;
    r = scrub_output_open(&context->arena, NULL, input, pages, options, report, &writer, err);
    if (r < 0)
        return r;
    buffer_init(&text, MAX_ARCHIVE_SIZE);
    fixture_writer_manifest(writer, &text);
    return tar_add(tar, FOLDER "/manifest.json", buffer_bytes(&text), err);
}

static int pack(struct context *context, const struct scrub_input *input,
                const struct scrub_page *pages, const struct scrub_options *options,
                const struct scrub_report *report, struct buffer *out, struct error *err)
{
    CLEANUP(buffer_deinit) struct buffer tar = {0};
    int r;

    buffer_init(&tar, MAX_ARCHIVE_SIZE);
    r = add_report(context, input, pages, report, &tar, err);
    if (r == 0)
        r = add_manifest(context, input, pages, options, report, &tar, err);
    for (size_t i = 0; r == 0 && i < input->n; i++)
        r = tar_add(&tar, arena_format(&context->arena, FOLDER "/%s", pages[i].name), pages[i].body,
                    err);
    if (r < 0)
        return r;
    tar_end(&tar);
    return compress_gzip(buffer_bytes(&tar), out, err);
}

static int scrub_and_pack(struct context *context, struct scrub_input *input, const char *file,
                          struct scrub_options *options, struct error *err)
{
    CLEANUP(buffer_deinit) struct buffer archive = {0};
    struct scrub_report report;
    struct scrub_page *pages;
    int r = scrub_pages(input->pages, input->n, options, &context->arena, &pages, &report, err);

    if (r < 0)
        return r;
    buffer_init(&archive, MAX_ARCHIVE_SIZE);
    r = pack(context, input, pages, options, &report, &archive, err);
    if (r == 0)
        r = scrub_output_page(file, buffer_bytes(&archive), err);
    if (r == 0 && report.n_unreadable > 0)
        talk_say(&context->talk,
                 "%zu of %zu pages could not be read: what is in %s of them is not proved to be "
                 "free of names, so look through it before you pass it on",
                 report.n_unreadable, report.n_pages, file);
    return r == 0 ? scrub_report_print(context, &report, input->name, file, err) : r;
}

/* ---- the command ---- */

static int make(struct context *context, struct scrub_input *input, const char *file,
                struct error *err)
{
    struct scrub_options options = {
        .seed = scrub_seed(invocation_value(context->invocation, "seed"), &context->arena)};
    size_t n_unreadable = mark_unreadable(input);
    struct fixture *bundled = NULL;
    int r = check_unreadable(context, input, n_unreadable, err);

    for (size_t i = 0; r == 0 && n_unreadable > 0 && input->is_stored && i < input->n; i++)
        r = add_known(context, &input->pages[i], &options, err);
    if (r == 0)
        r = scrub_templates(&context->arena, &options, &bundled, err);
    if (r < 0)
        return r;
    scrub_input_name_files(&context->arena, input);
    r = scrub_and_pack(context, input, file, &options, err);
    fixture_close(bundled);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *output = invocation_value(invocation, "output");
    const char *file = output != NULL ? output : DEFAULT_FILE;
    struct scrub_input input = {.n = 0};
    int r = scrub_output_check(file, true, err);

    if (r == 0)
        r = open_input(context, invocation_argument(invocation, 0), &input, err);
    if (r == 0)
        r = make(context, &input, file, err);
    scrub_input_close(&input);
    return r;
}

static const struct option_spec options[] = {
    {"output", "FILE", "the archive to write; " DEFAULT_FILE " unless given", 0, false},
    {"seed", "N", "the same N gives everybody the same alias again; keep it to yourself", 0, false},
    {"yes", NULL, "pack pages too that cannot be read, and so cannot be proved clean", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_bug_report = {
    .name = "bug-report",
    .arguments = "KEY|DIR|PAGE [--output FILE] [--seed N] [--yes]",
    .summary = "Pack scrubbed pages, what was odd about them, versions and settings to attach",
    .examples = "trackside bug-report practice:session:21290331\n"
                "trackside bug-report captured --output day.tar.gz",
    .notes =
        "Names, transponders and session ids are replaced as by `fixture scrub`. What came instead "
        "of a page is\npacked as well, by that page's key, but only with --yes: nobody can prove "
        "who is "
        "on a page that cannot be read.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
