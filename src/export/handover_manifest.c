/* The events of a directory: which file, of whom, and its digest. */
#include "handover_manifest.h"

#include "trackside/cleanup.h"
#include "trackside/digest.h"
#include "trackside/event_id.h"
#include "trackside/file.h"
#include "trackside/json.h"
#include "trackside/name.h"

#include <stdlib.h>
#include <string.h>

#define MANIFEST_FILE "manifest.json"
#define KIND          "trackside practice days" /* race events too: earlier versions know it so */

enum {
    FORMAT = 1,
    MANIFEST_CEILING = 64 * 1024 * 1024,
};

/* Earlier versions wrote practice days alone, and no id. */
static const char *id_of_day(const struct handover_day *day, struct arena *arena)
{
    struct date date;

    if (day->track_slug == NULL || day->date == NULL ||
        !date_read(bytes_from_text(day->date), &date))
        return NULL;
    return event_id_of_day(day->track_slug, date, arena);
}

/* What names are made of, and nothing that leads elsewhere. A practice day's id has its track. */
static bool is_sound(const struct handover_day *day, struct arena *arena)
{
    struct date date, of_id;
    const char *slug;

    if (!name_is_file(bytes_from_text(day->file)) ||
        !name_is_slug(bytes_from_text(day->track_slug)) ||
        !event_id_is_sound(day->source_event_id) || !digest_is_sha256(day->sha256) ||
        !date_read(bytes_from_text(day->date), &date))
        return false;
    return !event_id_read_day(day->source_event_id, arena, &slug, &of_id) ||
           strcmp(slug, day->track_slug) == 0;
}

static int read_day(const char *dir, const struct json *json, struct arena *arena,
                    struct handover_day *ret_day, struct error *err)
{
    struct handover_day day = {
        .file = arena_text(arena, json_get_text(json, "file")),
        .source_event_id = arena_text(arena, json_get_text(json, "event")),
        .track_slug = arena_text(arena, json_get_text(json, "track")),
        .date = arena_text(arena, json_get_text(json, "date")),
        .timezone = arena_text(arena, json_get_text(json, "timezone")),
        .sha256 = arena_text(arena, json_get_text(json, "sha256")),
        .n_rows = json_get_int(json, "rows"),
    };

    if (day.source_event_id == NULL)
        day.source_event_id = id_of_day(&day, arena);
    if (day.file == NULL || day.source_event_id == NULL || day.track_slug == NULL ||
        day.date == NULL || day.sha256 == NULL || is_absent(day.n_rows))
        return error_set(err, ERROR_CHECK,
                         "%s/" MANIFEST_FILE " lists a day without its file, track, date, rows or "
                         "sha256; export it again",
                         dir);
    if (!is_sound(&day, arena))
        return error_set(err, ERROR_CHECK,
                         "%s/" MANIFEST_FILE " lists a day without its file: its name, track, "
                         "date or sha256 is none; export it again",
                         dir);
    *ret_day = day;
    return 0;
}

static int check_kind(const char *dir, const struct json *json, struct error *err)
{
    const char *kind = json_get_text(json, "kind");
    int64_t format = json_get_int(json, "format");

    if (kind == NULL || strcmp(kind, KIND) != 0 || is_absent(format) ||
        !json_is_array(json_get(json, "days")))
        return error_set(err, ERROR_CHECK,
                         "%s/" MANIFEST_FILE " is not that of `trackside export ndjson`", dir);
    if (format > FORMAT)
        return error_set(err, ERROR_TOO_NEW,
                         "%s was written in format %lld, and this program reads up to %d; update "
                         "trackside",
                         dir, (long long)format, FORMAT);
    return 0;
}

static int by_file(const void *a, const void *b)
{
    const struct handover_day *one = a, *other = b;

    return strcmp(one->file, other->file);
}

static int by_event(const void *a, const void *b)
{
    const struct handover_day *one = a, *other = b;

    return strcmp(one->source_event_id, other->source_event_id);
}

/* A file or an event twice would count its rows twice. In the order of the files afterwards. */
static int check_once(const char *dir, const struct handover_manifest *manifest, struct error *err)
{
    int (*const orders[])(const void *, const void *) = {by_event, by_file};

    for (size_t o = 0; manifest->n > 0 && o < sizeof(orders) / sizeof(orders[0]); o++) {
        qsort(manifest->days, manifest->n, sizeof(*manifest->days), orders[o]);
        for (size_t i = 1; i < manifest->n; i++)
            if (orders[o](&manifest->days[i - 1], &manifest->days[i]) == 0)
                return error_set(err, ERROR_CHECK,
                                 "%s/" MANIFEST_FILE " lists %s of %s twice; remove one of them",
                                 dir, manifest->days[i].file, manifest->days[i].source_event_id);
    }
    return 0;
}

int handover_manifest_read(const char *dir, struct arena *arena,
                           struct handover_manifest *ret_manifest, struct error *err)
{
    struct json *json CLEANUP(json_free_at) = NULL;
    struct handover_manifest manifest = {.n = 0};
    struct error why;
    struct bytes text;
    const struct json *days;
    int r = file_read_whole(arena_format(arena, "%s/" MANIFEST_FILE, dir), MANIFEST_CEILING, arena,
                            &text, err);

    if (r < 0)
        return r;
    if (json_read(text, &json, NULL, &why) < 0)
        return error_set(err, ERROR_CHECK, "%s/" MANIFEST_FILE " is no JSON: %s", dir, why.message);
    r = check_kind(dir, json, err);
    days = json_get(json, "days");
    manifest.days = arena_new_array(arena, json_length(days) + 1, struct handover_day);
    for (; r == 0 && manifest.n < json_length(days); manifest.n++)
        r = read_day(dir, json_at(days, manifest.n), arena, &manifest.days[manifest.n], err);
    if (r == 0)
        r = check_once(dir, &manifest, err);
    if (r == 0)
        r = check_once(dir, &manifest, err);
    if (r == 0)
        *ret_manifest = manifest;
    return r;
}

void handover_manifest_put(struct handover_manifest *manifest, const struct handover_day *day,
                           struct arena *arena)
{
    for (size_t i = 0; i < manifest->n; i++) {
        if (strcmp(manifest->days[i].file, day->file) == 0) {
            manifest->days[i] = *day;
            return;
        }
    }
    manifest->days = arena_grow(arena, manifest->days, manifest->n, sizeof(*manifest->days));
    manifest->days[manifest->n++] = *day;
}

int handover_manifest_write(const char *dir, const struct handover_manifest *manifest,
                            struct error *err)
{
    struct arena arena CLEANUP(arena_deinit);
    struct buffer text CLEANUP(buffer_deinit);
    struct json *outer CLEANUP(json_free_at) = json_new_object();
    struct json *days = json_new_array();

    arena_init(&arena);
    buffer_init(&text, MANIFEST_CEILING);
    if (manifest->n > 0)
        qsort(manifest->days, manifest->n, sizeof(*manifest->days), by_file);
    for (size_t i = 0; i < manifest->n; i++) {
        const struct handover_day *day = &manifest->days[i];
        struct json *json = json_new_object();

        json_put_text(json, "file", day->file);
        json_put_text(json, "event", day->source_event_id);
        json_put_text(json, "track", day->track_slug);
        json_put_text(json, "date", day->date);
        json_put_text(json, "timezone", day->timezone);
        json_put_int(json, "rows", day->n_rows);
        json_put_text(json, "sha256", day->sha256);
        json_append(days, json);
    }
    json_put_text(outer, "kind", KIND);
    json_put_int(outer, "format", FORMAT);
    json_put(outer, "days", days);
    json_write(outer, true, &text);
    buffer_append_char(&text, '\n');
    return file_write_whole(arena_format(&arena, "%s/" MANIFEST_FILE, dir), buffer_bytes(&text),
                            FILE_REPLACES, err);
}
