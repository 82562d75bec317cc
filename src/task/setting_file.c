/* Lines of a file of settings. */
#include "trackside/setting_file.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/file.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    LARGEST_FILE = 1024 * 1024,
    LONGEST_VALUE = 150, /* the reader of such files takes lines of 200 bytes */
};

/* Where we are in the file, line by line. */
struct place {
    const char *section; /* "" before the first */
    bool is_ours;        /* the line before is the setting, or goes on with it */
};

static bool is_section(struct bytes line, struct arena *arena, const char **ret_name)
{
    struct bytes text = bytes_trim(line);
    size_t end;

    if (text.size < 2 || text.data[0] != '[' || !bytes_find(text, BYTES("]"), &end))
        return false;
    *ret_name = arena_text_of(arena, bytes_skip(bytes_first(text, end), 1));
    return true;
}

/* "concurrency = 3" in [fetch], or "fetch.concurrency = 3" before any section. */
static bool is_setting(struct bytes line, const char *section, const char *key, struct arena *arena)
{
    size_t end = 0;
    const char *name;

    while (end < line.size && line.data[end] != '=' && line.data[end] != ':')
        end++;
    if (end == line.size)
        return false;
    name = arena_text_of(arena, bytes_trim(bytes_first(line, end)));
    if (section[0] != '\0')
        name = arena_format(arena, "%s.%s", section, name);
    return strcmp(name, key) == 0;
}

/* Does this line belong to the setting? A line that begins with a blank goes on with the one before
 * it. */
static bool is_of_setting(struct place *place, struct bytes line, const char *key,
                          struct arena *arena)
{
    bool goes_on = line.size > 0 && bytes_is_space(line.data[0]) && bytes_trim(line).size > 0;

    if (is_section(line, arena, &place->section))
        place->is_ours = false;
    else if (!goes_on || !place->is_ours)
        place->is_ours = is_setting(line, place->section, key, arena);
    return place->is_ours;
}

/* The lines without those of the setting; a new one (NULL: none) where the old one was, else at the
 * beginning of its section, else in a section behind everything. */
static bool rewrite(struct bytes content, const char *key, const char *value, struct arena *arena,
                    struct buffer *out)
{
    const char *dot = strchr(key, '.');
    const char *own = arena_text_of(arena, bytes_first(bytes_from_text(key), (size_t)(dot - key)));
    const char *line_text = arena_format(arena, "%s = %s\n", dot + 1, value != NULL ? value : "");
    struct place place = {.section = ""};
    bool was_there = false, is_written = value == NULL;
    struct bytes line;

    while (bytes_split(&content, '\n', &line)) {
        if (content.size == 0 && line.size == 0)
            break;
        if (is_of_setting(&place, line, key, arena)) {
            was_there = true;
            continue;
        }
        buffer_append_bytes(out, line);
        buffer_append_char(out, '\n');
        if (!is_written && is_section(line, arena, &place.section) &&
            strcmp(place.section, own) == 0) {
            buffer_append_text(out, line_text);
            is_written = true;
        }
    }
    if (!is_written)
        buffer_printf(out, "%s[%s]\n%s", out->size > 0 ? "\n" : "", own, line_text);
    return was_there;
}

static int read_file(const char *path, struct arena *arena, struct bytes *ret_content,
                     struct error *err)
{
    int r = file_read_chosen(path, LARGEST_FILE, arena, ret_content, err);

    if (r != ERROR_NOT_FOUND)
        return r;
    *ret_content = BYTES("");
    return 0;
}

/* What a link leads to is written, not the link. */
static const char *real_path(const char *path, struct arena *arena)
{
    char real[PATH_MAX];

    return realpath(path, real) != NULL ? arena_text(arena, real) : path;
}

/* The directory of a path; NULL for one without. */
static const char *directory_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL || slash == path)
        return NULL;
    return arena_text_of(arena, bytes_first(bytes_from_text(path), (size_t)(slash - path)));
}

static int make_way(const char *path, struct arena *arena, struct error *err)
{
    const char *own = directory_of(path, arena);
    const char *above = own != NULL ? directory_of(own, arena) : NULL;
    int r = above != NULL ? file_make_directory(above, err) : 0;

    return r == 0 && own != NULL ? file_make_directory(own, err) : r;
}

static int check_value(const char *key, const char *value, struct error *err)
{
    struct bytes text = bytes_from_text(value);

    if (text.size <= LONGEST_VALUE && bytes_trim(text).size == text.size &&
        strpbrk(value, "\r\n") == NULL && value[0] != ';' && strstr(value, " ;") == NULL &&
        strstr(value, "\t;") == NULL)
        return 0;
    return error_set(
        err, ERROR_USAGE,
        "%s cannot be '%s' in a file: no more than %d bytes on one line, without blanks "
        "around them and without a semicolon behind a blank",
        key, value, LONGEST_VALUE);
}

int setting_file_put(const char *path, const char *key, const char *value, struct arena *arena,
                     struct error *err)
{
    struct buffer out CLEANUP(buffer_deinit) = {0};
    struct bytes content;
    int r = check_value(key, value, err);

    if (r == 0)
        r = read_file(path, arena, &content, err);
    if (r == 0)
        r = make_way(path, arena, err);
    if (r < 0)
        return r;
    buffer_init(&out, 2 * (size_t)LARGEST_FILE);
    rewrite(content, key, value, arena, &out);
    return file_write_whole(real_path(path, arena), buffer_bytes(&out), FILE_REPLACES, err);
}

int setting_file_drop(const char *path, const char *key, struct arena *arena, struct error *err)
{
    struct buffer out CLEANUP(buffer_deinit) = {0};
    struct bytes content;
    int r = read_file(path, arena, &content, err);

    if (r < 0)
        return r;
    buffer_init(&out, 2 * (size_t)LARGEST_FILE);
    if (!rewrite(content, key, NULL, arena, &out))
        return SETTING_FILE_NONE;
    return file_write_whole(real_path(path, arena), buffer_bytes(&out), FILE_REPLACES, err);
}
