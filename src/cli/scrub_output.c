/*
 * Writing. A directory is made beside its place under a name of its own, and put there when it is
 * complete: nobody finds half a fixture.
 */
#include "scrub_output.h"

#include "scrub_report.h"

#include "trackside/cleanup.h"
#include "trackside/digest.h"
#include "trackside/liverc.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    MANIFEST_FORMAT = 1,
    MAX_MANIFEST_SIZE = 256 * 1024 * 1024,
};

/* ---- is there room? ---- */

static bool is_empty_directory(const char *path)
{
    DIR *dir = opendir(path);
    const struct dirent *entry;
    size_t n = 0;

    if (dir == NULL)
        return false;
    while ((entry = readdir(dir)) != NULL)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(dir);
    return n == 0;
}

int scrub_output_check(const char *path, bool is_page, struct error *err)
{
    struct stat status;

    if (lstat(path, &status) != 0)
        return 0;
    if (!is_page && S_ISDIR(status.st_mode) && is_empty_directory(path))
        return 0;
    return error_set(err, ERROR_USAGE, "%s is there already; give another name, or remove it",
                     path);
}

/* ---- files ---- */

static int fail_writing(const char *path, struct error *err)
{
    return error_set(err, ERROR_FAILED, "%s cannot be written: %s", path, strerror(errno));
}

static bool write_all(int fd, struct bytes content)
{
    while (content.size > 0) {
        ssize_t n = write(fd, content.data, content.size);

        if (n < 0 && errno != EINTR)
            return false;
        content = bytes_skip(content, n > 0 ? (size_t)n : 0);
    }
    return true;
}

static int write_file(const char *path, struct bytes content, struct error *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool ok;

    if (fd < 0)
        return fail_writing(path, err);
    ok = write_all(fd, content);
    if (close(fd) == 0 && ok)
        return 0;
    fail_writing(path, err);
    unlink(path);
    return ERROR_FAILED;
}

int scrub_output_page(const char *path, struct bytes body, struct error *err)
{
    return write_file(path, body, err);
}

/* ---- the manifest ---- */

static struct json *track_json(const struct fixture_track *track,
                               const struct scrub_options *options)
{
    struct json *json = json_new_object();
    bool renamed = options->track_slug != NULL;

    json_put_text(json, "slug", renamed ? options->track_slug : track->slug);
    json_put_text(json, "name", renamed ? options->track_name : track->name);
    json_put_text(json, "timezone", track->timezone);
    return json;
}

/* Of the headers only the type: others may lead back to the page. */
static struct json *page_json(struct context *context, const struct scrub_page *page,
                              const struct page_facts *facts, int shift_days)
{
    struct json *json = json_new_object();
    struct json *headers = json_new_object();
    char digest[DIGEST_HEX_SIZE];

    json_put_text(json, "file", page->name);
    json_put_text(json, "kind", page_kind_name(page->id.kind));
    json_put_text(json, "cache_key", page_cache_key(&page->id, &context->arena));
    json_put_text(json, "track", page->id.track_slug);
    json_put_text(json, "address", page_path(&page->id, &context->arena));
    json_put_int(json, "status", facts->http_status);
    if (facts->content_type != NULL)
        json_put_text(headers, "Content-Type", facts->content_type);
    json_put(json, "headers", headers);
    json_put_text(json, "fetched_at",
                  scrub_move_moment(facts->fetched_at, shift_days, &context->arena));
    json_put_int(json, "size", (int64_t)page->body.size);
    json_put_text(json, "sha256", digest_sha256(page->body, digest));
    return json;
}

void scrub_output_manifest(struct context *context, const struct scrub_input *input,
                           const struct scrub_page *pages, const struct scrub_options *options,
                           const struct scrub_report *report, struct buffer *out)
{
    struct json *manifest = json_new_object();
    struct json *tracks = json_new_array(), *list = json_new_array();

    json_put_int(manifest, "format", MANIFEST_FORMAT);
    json_put_text(manifest, "made_by", "trackside " TRACKSIDE_VERSION);
    for (size_t i = 0; i < input->n_tracks; i++)
        json_append(tracks, track_json(&input->tracks[i], options));
    for (size_t i = 0; i < input->n; i++)
        json_append(list, page_json(context, &pages[i], &input->facts[i], options->shift_days));
    json_put(manifest, "tracks", tracks);
    json_put(manifest, "scrubbed", scrub_report_json(report));
    json_put(manifest, "pages", list);
    json_write(manifest, true, out);
    buffer_append_char(out, '\n');
    json_free(manifest);
}

/* ---- the directory ---- */

static int write_pages(const char *dir, const struct scrub_input *input,
                       const struct scrub_page *pages, struct arena *arena, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < input->n; i++)
        r = write_file(arena_format(arena, "%s/%s", dir, pages[i].name), pages[i].body, err);
    return r;
}

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

int scrub_output_directory(struct context *context, const char *path,
                           const struct scrub_input *input, const struct scrub_page *pages,
                           const struct scrub_options *options, const struct scrub_report *report,
                           struct error *err)
{
    struct arena *arena = &context->arena;
    const char *dir = arena_format(arena, "%s.%ld", without_slash(path, arena), (long)getpid());
    CLEANUP(buffer_deinit) struct buffer manifest = {0};
    int r;

    if (mkdir(dir, 0777) != 0)
        return fail_writing(path, err);
    buffer_init(&manifest, MAX_MANIFEST_SIZE);
    scrub_output_manifest(context, input, pages, options, report, &manifest);
    r = write_pages(dir, input, pages, arena, err);
    if (r == 0)
        r = write_file(arena_format(arena, "%s/manifest.json", dir), buffer_bytes(&manifest), err);
    if (r == 0 && rename(dir, without_slash(path, arena)) != 0)
        r = fail_writing(path, err);
    if (r < 0)
        remove_all(dir, input, pages, arena);
    return r;
}
