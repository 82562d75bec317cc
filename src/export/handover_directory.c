/* Events as a directory of NDJSON, a file each. */
#include "day.h"
#include "handover.h"
#include "handover_manifest.h"

#include "trackside/cleanup.h"
#include "trackside/event_id.h"
#include "trackside/file.h"
#include "trackside/name.h"

#include <dirent.h>
#include <string.h>

enum {
    DAY_CEILING = 512 * 1024 * 1024,
};

/* ---- out ---- */

/* The beginning of a first manifest is all that a kill may leave there. */
static bool is_nothing(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
           strncmp(name, "manifest.json.part-", strlen("manifest.json.part-")) == 0;
}

/* Ours when it has our manifest, or nothing at all. */
static int check_directory(const char *dir, struct handover_manifest *ret_manifest,
                           struct arena *arena, struct error *err)
{
    DIR *entries;
    size_t n = 0;
    int r = handover_manifest_read(dir, arena, ret_manifest, err);

    if (r != ERROR_NOT_FOUND)
        return r;
    *ret_manifest = (struct handover_manifest){.n = 0};
    file_sweep(dir);
    entries = opendir(dir);
    for (const struct dirent *entry = NULL; entries != NULL && (entry = readdir(entries)) != NULL;)
        n += !is_nothing(entry->d_name);
    if (entries != NULL)
        closedir(entries);
    if (n == 0) /* from now on it is known as ours, whenever we are killed */
        return handover_manifest_write(dir, ret_manifest, err);
    return error_set(err, ERROR_FAILED,
                     "%s holds something else than exported days; give an empty directory, or one "
                     "that does not exist",
                     dir);
}

struct day_text {
    struct buffer text;
    int64_t n_rows;
};

static int add_line(void *context, const char *line, struct error *err)
{
    struct day_text *day = context;

    buffer_append_text(&day->text, line);
    buffer_append_char(&day->text, '\n');
    day->n_rows++;
    return day->text.full ? error_set(err, ERROR_FAILED, "a day has more rows than fit into memory")
                          : 0;
}

/* "wattlecreek-2025-10-25.ndjson" a practice day, "wattlecreek-486000.ndjson" a race event. */
static const char *file_of(const struct day *day, struct arena *arena)
{
    struct date date;
    bool is_practice = event_id_read_day(day->source_event_id, NULL, NULL, &date);

    return arena_format(arena, "%s-%s.ndjson", day->slug,
                        is_practice ? day->date : day->source_event_id);
}

/* A store may be anybody's: no file is made of what is no name. */
static int check_names(const struct day *day, const char *file, struct error *err)
{
    if (name_is_slug(bytes_from_text(day->slug)) && event_id_is_sound(day->source_event_id) &&
        name_is_file(bytes_from_text(file)))
        return 0;
    return error_set(err, ERROR_CHECK,
                     "no file can be named after event %s of track %s; give another track or day",
                     day->source_event_id, day->slug);
}

static int write_day(struct db *race_db, const struct day *day, const char *dir,
                     struct arena *arena, struct handover_manifest *manifest, struct error *err)
{
    struct day_text lines = {.n_rows = 0};
    struct handover_day entry = {.source_event_id = day->source_event_id,
                                 .track_slug = day->slug,
                                 .date = day->date,
                                 .timezone = day->timezone,
                                 .file = file_of(day, arena)};
    char digest[DIGEST_HEX_SIZE];
    int r;

    r = check_names(day, entry.file, err);
    if (r < 0)
        return r;
    buffer_init(&lines.text, DAY_CEILING);
    r = handover_read_event(race_db, day->event_id, add_line, &lines, err);
    if (r == 0) {
        entry.n_rows = lines.n_rows;
        entry.sha256 = arena_text(arena, digest_sha256(buffer_bytes(&lines.text), digest));
        r = file_write_whole(arena_format(arena, "%s/%s", dir, entry.file),
                             buffer_bytes(&lines.text), FILE_REPLACES, err);
    }
    buffer_deinit(&lines.text);
    if (r == 0)
        handover_manifest_put(manifest, &entry, arena);
    return r;
}

int handover_write_directory(struct db *race_db, const struct export_days *days, const char *dir,
                             struct arena *arena, struct handover_written *ret_written,
                             struct error *err)
{
    struct handover_written written = {.n_days = 0};
    struct export_days wanted = *days;
    struct handover_manifest manifest;
    int held CLEANUP(file_let_go_at) = -1; /* two at once: each keeps the days of the other */
    struct day *list;
    size_t n;
    int r;

    wanted.with_races = true;
    r = day_list(race_db, &wanted, arena, &list, &n, err);
    if (r == 0)
        r = day_check_zones(list, n, err);
    if (r == 0)
        r = file_make_directory(dir, err);
    if (r == 0)
        r = file_hold_directory(dir, &held, err);
    if (r == 0)
        r = check_directory(dir, &manifest, arena, err);
    if (r == 0)
        r = db_begin_read(race_db, err);
    for (size_t i = 0; r == 0 && i < n; i++) {
        r = write_day(race_db, &list[i], dir, arena, &manifest, err);
        written.n_days++;
    }
    db_rollback(race_db);
    if (r == 0)
        r = handover_manifest_write(dir, &manifest, err);
    for (size_t i = 0; r == 0 && i < manifest.n; i++)
        written.n_rows += manifest.days[i].n_rows;
    if (r == 0)
        *ret_written = written;
    return r;
}

/* ---- in ---- */

static int check_digest(const struct handover_day *day, struct bytes text, struct error *err)
{
    char digest[DIGEST_HEX_SIZE];

    if (strcmp(digest_sha256(text, digest), day->sha256) == 0)
        return 0;
    return error_set(err, ERROR_CHECK,
                     "%s is not what the manifest says (SHA-256 %.16s...): copy it again, or "
                     "export it again",
                     day->file, digest);
}

static int put_line(struct row_check *check, struct handover_day *day, struct bytes line,
                    struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    arena_init(&arena);
    if (line.size > ROW_LONGEST_LINE)
        return error_set(err, ERROR_CHECK, "it is longer than %d bytes", ROW_LONGEST_LINE);
    if (memchr(line.data, '\0', line.size) != NULL)
        return error_set(err, ERROR_CHECK, "it has a NUL byte");
    return handover_put_line(check->race_db, check, arena_text_of(&arena, line), &day->rows, err);
}

static int put_lines(struct row_check *check, struct handover_day *day, struct bytes text,
                     struct error *err)
{
    struct bytes line;
    size_t n = 0;
    int64_t n_rows = 0;
    int r = 0;

    while (r == 0 && bytes_split(&text, '\n', &line)) {
        struct error why;

        n++;
        if (line.size == 0)
            continue;
        n_rows++;
        r = put_line(check, day, line, &why);
        if (r < 0)
            error_set(err, (enum error_code)r, "%s, line %zu: %s", day->file, n, why.message);
    }
    if (r == 0 && n_rows != day->n_rows)
        return error_set(err, ERROR_CHECK,
                         "%s has %lld rows, and the manifest says %lld: copy it again, or export "
                         "it again",
                         day->file, (long long)n_rows, (long long)day->n_rows);
    return r;
}

static int take_day(struct db *race_db, const char *dir, struct handover_day *day, int64_t now,
                    struct error *err)
{
    struct arena arena CLEANUP(arena_deinit);
    struct row_check check = {.race_db = race_db,
                              .arena = &arena,
                              .source_event_id = day->source_event_id,
                              .track_slug = day->track_slug,
                              .now = now};
    struct bytes text;
    int r;

    arena_init(&arena);
    r = file_read_whole(arena_format(&arena, "%s/%s", dir, day->file), DAY_CEILING, &arena, &text,
                        err);
    if (r == 0)
        r = check_digest(day, text, err);
    if (r == 0)
        r = db_begin(race_db, err);
    if (r < 0)
        return r;
    r = put_lines(&check, day, text, err);
    if (r == 0)
        r = db_commit(race_db, err);
    if (r < 0)
        db_rollback(race_db);
    return r;
}

int handover_read_directory(struct db *race_db, const char *dir, int64_t now, struct arena *arena,
                            struct handover_day **ret_days, size_t *ret_n, struct error *err)
{
    struct handover_manifest manifest;
    int r = handover_manifest_read(dir, arena, &manifest, err);

    if (r < 0)
        return r;
    for (size_t i = 0; i < manifest.n; i++) {
        struct handover_day *day = &manifest.days[i];

        r = take_day(race_db, dir, day, now, &day->failure);
        if (r == ERROR_BUSY)
            return error_pass(err, &day->failure);
        if (r < 0)
            day->rows = (struct row_counts){.inserted = 0};
        else
            day->failure.code = 0;
    }
    *ret_days = manifest.days;
    *ret_n = manifest.n;
    return 0;
}
