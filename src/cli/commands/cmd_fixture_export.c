/* trackside fixture export: a fixture as a web archive that other tools read. */
#include "commands.h"

#include "trackside/cleanup.h"
#include "trackside/file.h"
#include "trackside/fixture_warc.h"
#include "trackside/scrub_output.h"

#include <string.h>

enum {
    MAX_ARCHIVE_SIZE = 1024 * 1024 * 1024,
    MAX_FILE_SIZE = 64 * 1024 * 1024,
};

/* What a fixture may hold beside its pages; the first must be there. */
static const char *const file_names[] = {"manifest.json", "expected.json"};

enum {
    N_FILE_NAMES = sizeof(file_names) / sizeof(file_names[0]),
};

static void close_fixture(struct fixture **fixture)
{
    fixture_close(*fixture);
}

static int read_files(const char *dir, struct arena *arena, struct fixture_file *files,
                      size_t *ret_n, struct error *err)
{
    *ret_n = 0;
    for (size_t i = 0; i < N_FILE_NAMES; i++) {
        struct fixture_file *file = &files[*ret_n];
        int r = file_read_whole(arena_format(arena, "%s/%s", dir, file_names[i]), MAX_FILE_SIZE,
                                arena, &file->content, err);

        if (r == ERROR_NOT_FOUND && i > 0)
            continue;
        if (r < 0)
            return r;
        file->name = file_names[i];
        ++*ret_n;
    }
    return 0;
}

static int write_archive(struct context *context, const char *dir, const char *path,
                         const struct fixture *fixture, size_t *ret_size, struct error *err)
{
    CLEANUP(buffer_deinit) struct buffer archive = {0};
    struct fixture_file files[N_FILE_NAMES];
    struct fixture_warc_options options = {
        .site = context->task.site,
        .made_by = "trackside " TRACKSIDE_VERSION,
        .is_packed = bytes_ends_with(bytes_from_text(path), BYTES(".gz")),
        .files = files,
    };
    int r = read_files(dir, &context->arena, files, &options.n_files, err);

    buffer_init(&archive, MAX_ARCHIVE_SIZE);
    if (r == 0)
        r = fixture_warc_write(fixture, &options, &archive, err);
    if (r == 0)
        r = file_write_whole(path, buffer_bytes(&archive), FILE_REPLACES, err);
    *ret_size = archive.size;
    return r;
}

static int print(struct context *context, const char *path, const struct fixture *fixture,
                 size_t size, struct error *err)
{
    static const struct column columns[] = {COLUMN("file", "File", COLUMN_TEXT),
                                            COLUMN("pages", "Pages", COLUMN_COUNT),
                                            COLUMN("size", "Bytes", COLUMN_COUNT)};
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    size_t n;

    fixture_pages(fixture, &n);
    sheet_add_text(sheet, path);
    sheet_add_number(sheet, (int64_t)n);
    sheet_add_number(sheet, (int64_t)size);
    return sheet_print(sheet, &context->output, "archives", err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    CLEANUP(close_fixture) struct fixture *fixture = NULL;
    const char *dir = invocation_argument(invocation, 0);
    const char *path = invocation_value(invocation, "warc");
    size_t size = 0;
    int r;

    if (path == NULL)
        return error_set(err, ERROR_USAGE,
                         "say what to write: --warc FILE.warc.gz, or FILE.warc without gzip");
    r = scrub_output_check(path, true, err);
    if (r == 0)
        r = fixture_open(dir, &fixture, err);
    if (r == 0)
        r = write_archive(context, dir, path, fixture, &size, err);
    return r == 0 ? print(context, path, fixture, size, err) : r;
}

static const struct option_spec options[] = {
    {"warc", "FILE", "the archive to write; packed when its name ends in .gz", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_fixture_export = {
    .name = "fixture export",
    .arguments = "DIR --warc FILE",
    .summary = "Write recorded pages as a web archive (WARC) that other tools read",
    .examples = "trackside fixture export captured --warc captured.warc.gz\n"
                "trackside fixture import captured.warc.gz again",
    .notes = "WARC 1.1: of each page the request and the answer, with digests. The pages' "
             "addresses are those of --site,\nLiveRC's own unless it is given. The same fixture "
             "gives the same bytes. A file that is there is never\nwritten over.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
