/*
 * Writing. A directory is made beside its place under a name of its own, and put there when it is
 * complete: nobody finds half a fixture.
 */
#include "trackside/scrub_output.h"

#include "trackside/cleanup.h"
#include "trackside/file.h"
#include "trackside/liverc.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- is there room? ---- */

static int fail_taken(const char *path, struct error *err)
{
    return error_set(err, ERROR_USAGE, "%s is there already; give another name, or remove it",
                     path);
}

/* 0 when it is one, ERROR_USAGE for a directory that has something in it. */
static int check_empty_directory(const char *path, struct error *err)
{
    DIR *dir = opendir(path);
    const struct dirent *entry;
    size_t n = 0;

    if (dir == NULL)
        return error_set(err, ERROR_FAILED, "%s cannot be looked into: %s", path, strerror(errno));
    while ((entry = readdir(dir)) != NULL)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(dir);
    return n == 0 ? 0 : fail_taken(path, err);
}

int scrub_output_check(const char *path, bool is_page, struct error *err)
{
    struct stat status;

    if (lstat(path, &status) != 0)
        return 0;
    return !is_page && S_ISDIR(status.st_mode) ? check_empty_directory(path, err)
                                               : fail_taken(path, err);
}

/* ---- files ---- */

static int fail_writing(const char *path, struct error *err)
{
    return error_set(err, ERROR_FAILED, "%s cannot be written: %s", path, strerror(errno));
}

int scrub_output_page(const char *path, struct bytes body, struct error *err)
{
    return file_write_whole(path, body, FILE_IS_NEW, err);
}

/* ---- what is told of the pages ---- */

static int add_track(struct fixture_writer *writer, const struct fixture_track *track,
                     const struct scrub_options *options, struct error *err)
{
    struct fixture_track scrubbed = *track;

    if (options->track_slug != NULL) {
        scrubbed.slug = options->track_slug;
        scrubbed.name = options->track_name;
    }
    return fixture_writer_add_track(writer, &scrubbed, err);
}

/* The scrubbed page's key for the key it had; NULL for a page that is not among them. */
static const char *new_key(const struct scrub_input *input, const struct scrub_page *pages,
                           const char *key, struct arena *arena)
{
    for (size_t i = 0; key != NULL && i < input->n; i++) {
        if (strcmp(page_cache_key(&input->pages[i].id, arena), key) == 0)
            return page_cache_key(&pages[i].id, arena);
    }
    return NULL;
}

/* Of the headers only the type: others may lead back to the page. */
static int add_page(struct fixture_writer *writer, const struct scrub_input *input,
                    const struct scrub_page *pages, size_t index,
                    const struct scrub_options *options, struct arena *arena, struct error *err)
{
    const struct page_facts *facts = &input->facts[index];
    const struct fixture_header type = {"Content-Type", facts->content_type};
    const struct fixture_record record = {
        .id = pages[index].id,
        .file = pages[index].name,
        .status = facts->http_status,
        .headers = &type,
        .n_headers = 1,
        .fetched_at = scrub_move_moment(facts->fetched_at, options->shift_days, arena),
        .belongs_to = new_key(input, pages, facts->belongs_to, arena),
        .body = pages[index].body,
    };

    return fixture_writer_add_page(writer, &record, err);
}

static int add_all(struct fixture_writer *writer, const struct scrub_input *input,
                   const struct scrub_page *pages, const struct scrub_options *options,
                   const struct scrub_report *report, struct arena *arena, struct error *err)
{
    int r = 0;

    fixture_writer_put_member(writer, "scrubbed", scrub_report_json(report));
    for (size_t i = 0; r == 0 && i < input->n_tracks; i++)
        r = add_track(writer, &input->tracks[i], options, err);
    for (size_t i = 0; r == 0 && i < input->n; i++)
        r = add_page(writer, input, pages, i, options, arena, err);
    return r;
}

int scrub_output_open(struct arena *arena, const char *dir, const struct scrub_input *input,
                      const struct scrub_page *pages, const struct scrub_options *options,
                      const struct scrub_report *report, struct fixture_writer **ret_writer,
                      struct error *err)
{
    const struct fixture_writer_options made = {.made_by = "trackside " TRACKSIDE_VERSION};
    struct fixture_writer *writer = NULL;
    int r = fixture_writer_open(dir, &made, &writer, err);

    if (r == 0)
        r = add_all(writer, input, pages, options, report, arena, err);
    if (r < 0)
        fixture_writer_close(writer);
    else
        *ret_writer = writer;
    return r;
}

/* ---- the directory ---- */

static void remove_all(const char *dir, const struct scrub_input *input,
                       const struct scrub_page *pages, struct arena *arena)
{
    for (size_t i = 0; i < input->n; i++)
        unlink(arena_format(arena, "%s/%s", dir, pages[i].name));
    unlink(arena_format(arena, "%s/manifest.json", dir));
    rmdir(dir);
}

/* "out" for "out/". */
static const char *without_slash(const char *path, struct arena *arena)
{
    size_t size = strlen(path);

    while (size > 1 && path[size - 1] == '/')
        size--;
    return arena_text_of(arena, (struct bytes){path, size});
}

static int write_directory(struct arena *arena, const char *dir, const struct scrub_input *input,
                           const struct scrub_page *pages, const struct scrub_options *options,
                           const struct scrub_report *report, struct error *err)
{
    struct fixture_writer *writer CLEANUP(fixture_writer_close_at) = NULL;
    int r = scrub_output_open(arena, dir, input, pages, options, report, &writer, err);

    return r == 0 ? fixture_writer_commit(writer, err) : r;
}

int scrub_output_directory(struct arena *arena, const char *path, const struct scrub_input *input,
                           const struct scrub_page *pages, const struct scrub_options *options,
                           const struct scrub_report *report, struct error *err)
{
    const char *dir = arena_format(arena, "%s.%ld", without_slash(path, arena), (long)getpid());
    int r;

    if (mkdir(dir, 0777) != 0)
        return fail_writing(path, err);
    r = write_directory(arena, dir, input, pages, options, report, err);
    if (r == 0 && rename(dir, without_slash(path, arena)) != 0)
        r = fail_writing(path, err);
    if (r < 0)
        remove_all(dir, input, pages, arena);
    return r;
}
