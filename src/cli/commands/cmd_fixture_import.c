/* trackside fixture import: pages out of a web archive into a fixture. */
#include "commands.h"
#include "exit_code.h"
#include "hint.h"

#include "trackside/cleanup.h"
#include "trackside/file.h"
#include "trackside/fixture_warc.h"
#include "trackside/fixture_writer.h"

enum {
    MAX_ARCHIVE_SIZE = 512 * 1024 * 1024,
};

/* What becomes of the answers. */
struct importing {
    struct context *context;
    const char *path;
    const char *dir;
    struct fixture_warc warc;
    struct sheet *sheet;
    size_t n_passed_over;
    struct error refused; /* the first page that was; code 0: none */
    size_t n_refused;
};

static const struct column columns[] = {
    COLUMN("cache_key", "Page", COLUMN_TEXT),        COLUMN("status", "Status", COLUMN_TEXT),
    COLUMN("fetched_at", "Fetched at", COLUMN_TEXT), COLUMN("url", "Address", COLUMN_TEXT),
    COLUMN("reason", "Reason", COLUMN_TEXT),
};

static void add_row(struct importing *importing, const struct fixture_warc_answer *answer,
                    const char *status, const char *reason)
{
    sheet_add_text(importing->sheet, answer->page.cache_key);
    sheet_add_text(importing->sheet, status);
    sheet_add_text(importing->sheet, answer->page.fetched_at);
    sheet_add_text(importing->sheet, answer->url);
    sheet_add_text(importing->sheet, reason);
}

static void add_passed_over(struct importing *importing, const struct fixture_warc_answer *answer)
{
    importing->n_passed_over++;
    add_row(importing, answer, "passed over", answer->reason);
}

/* ---- as it was ---- */

/* FIXTURE_WARC_OCCUPIED when there is a fixture already. */
static int restore(struct importing *importing, struct error *err)
{
    const struct fixture_warc *warc = &importing->warc;
    int r = fixture_warc_restore(warc, importing->dir, err);

    for (size_t i = 0; r == 0 && i < warc->n_answers; i++) {
        if (warc->answers[i].reason == NULL)
            add_row(importing, &warc->answers[i], "added", NULL);
        else
            add_passed_over(importing, &warc->answers[i]);
    }
    return r;
}

/* ---- page by page ---- */

static const char *what_changed(const struct fixture_written *before,
                                const struct fixture_written *after)
{
    if (after->n_replaced > before->n_replaced)
        return "replaced";
    return after->n_same > before->n_same ? "unchanged" : "added";
}

/* A page that the fixture does not take stops no other. */
static void add_page(struct importing *importing, struct fixture_writer *writer,
                     const struct fixture_warc_answer *answer)
{
    const struct fixture_page *page = &answer->page;
    const struct fixture_record record = {
        .id = page->id,
        .status = page->status,
        .headers = page->headers,
        .n_headers = page->n_headers,
        .fetched_at = page->fetched_at,
        .belongs_to = page->belongs_to,
        .body = page->body,
    };
    const struct fixture_written before = *fixture_writer_written(writer);
    struct error why;

    if (fixture_writer_add_page(writer, &record, &why) == 0) {
        add_row(importing, answer, what_changed(&before, fixture_writer_written(writer)), NULL);
        return;
    }
    if (importing->n_refused++ == 0)
        importing->refused = why;
    add_row(importing, answer, "refused", hint_sentence(&why, &importing->context->arena));
}

static int add_all(struct importing *importing, struct fixture_writer *writer, struct error *err)
{
    const struct fixture_warc *warc = &importing->warc;
    int r = 0;

    for (size_t i = 0; r == 0 && i < warc->n_tracks; i++)
        r = fixture_writer_add_track(writer, &warc->tracks[i], err);
    for (size_t i = 0; r == 0 && i < warc->n_answers; i++) {
        if (warc->answers[i].reason == NULL)
            add_page(importing, writer, &warc->answers[i]);
        else
            add_passed_over(importing, &warc->answers[i]);
    }
    return r == 0 ? fixture_writer_commit(writer, err) : r;
}

static int write_pages(struct importing *importing, struct error *err)
{
    const struct fixture_writer_options options = {
        .made_by = "trackside " TRACKSIDE_VERSION,
        .replaces = invocation_has(importing->context->invocation, "replace"),
    };
    CLEANUP(fixture_writer_close_at) struct fixture_writer *writer = NULL;
    int r = fixture_writer_open(importing->dir, &options, &writer, err);

    return r == 0 ? add_all(importing, writer, err) : r;
}

/* ---- the whole ---- */

/* Nothing was taken: then each reason is all that there is to tell. */
static void tell_reasons(const struct importing *importing)
{
    const struct fixture_warc *warc = &importing->warc;

    for (size_t i = 0; i < warc->n_answers; i++)
        talk_say(&importing->context->talk, "%s is passed over: %s",
                 warc->answers[i].url[0] != '\0' ? warc->answers[i].url : "a record",
                 warc->answers[i].reason);
}

static int read_archive(struct importing *importing, struct error *err)
{
    struct context *context = importing->context;
    struct bytes archive;
    struct error why;
    int r = file_read_whole(importing->path, MAX_ARCHIVE_SIZE, &context->arena, &archive, err);

    if (r == 0 &&
        fixture_warc_read(archive, context->task.site, &context->arena, &importing->warc, &why) < 0)
        return error_set(err, why.code, "%s is no web archive that can be read: %s",
                         importing->path, why.message);
    if (r < 0 || importing->warc.n_taken > 0)
        return r;
    tell_reasons(importing);
    if (importing->warc.damage.code != 0)
        return error_set(err, importing->warc.damage.code, "%s has no page before it ends: %s",
                         importing->path, importing->warc.damage.message);
    return error_set(err, ERROR_NOT_FOUND,
                     "%s has no page of a LiveRC site among %zu answers; --site says which other "
                     "site its pages are of",
                     importing->path, importing->warc.n_answers);
}

static int conclude(const struct importing *importing)
{
    struct talk *talk = &importing->context->talk;
    const struct fixture_warc *warc = &importing->warc;

    if (importing->n_passed_over > 0)
        talk_say(talk, "%zu answers were passed over; the column reason says why",
                 importing->n_passed_over);
    if (warc->damage.code != 0)
        talk_say(talk, "%s is damaged, and what stands behind is not read: %s", importing->path,
                 warc->damage.message);
    if (importing->n_refused > 0)
        talk_say(talk, "%zu pages were refused; the first: %s", importing->n_refused,
                 hint_sentence(&importing->refused, &importing->context->arena));
    if (warc->damage.code != 0 || warc->n_missing + warc->n_falsified + importing->n_refused > 0)
        return EXIT_PARTIAL;
    return EXIT_DONE;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct importing importing = {.context = context,
                                  .path = invocation_argument(invocation, 0),
                                  .dir = invocation_argument(invocation, 1)};
    int r = read_archive(&importing, err);

    if (r < 0)
        return r;
    importing.sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    r = FIXTURE_WARC_OCCUPIED;
    if (importing.warc.is_fixture)
        r = restore(&importing, err);
    if (r == FIXTURE_WARC_OCCUPIED)
        r = write_pages(&importing, err);
    if (r == 0)
        r = sheet_print(importing.sheet, &context->output, "pages", err);
    return r == 0 ? conclude(&importing) : r;
}

static const struct option_spec options[] = {
    {"replace", NULL, "let pages of the archive take the place of recorded ones that differ", 0,
     false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_fixture_import = {
    .name = "fixture import",
    .arguments = "FILE DIR [--replace]",
    .summary = "Take the pages out of a web archive (WARC) into recorded pages",
    .examples = "trackside fixture import captured.warc.gz again\n"
                "wget --warc-file visit 'https://canberraoffroad.liverc.com/practice/"
                "?p=session_list&d=2025-10-25'\n"
                "trackside fixture import visit.warc.gz captured",
    .notes = "An archive that `fixture export` made gives the same fixture again, file for file. "
             "Of any other, answers\nwith status 200 are taken that can be read as the practice "
             "page their address names, on LiveRC or on\n--site; of a page the last. All others "
             "are listed with the reason. DIR may be recorded pages already: a\npage that is "
             "there with other bytes is refused without --replace. Exit 3: the archive is "
             "damaged, or\npages were refused.",
    .options = options,
    .min_arguments = 2,
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
