/*
 * HAR 1.2, what a browser's network panel saves: log.entries[] with request.method, request.url,
 * response.status, response.content {text, encoding, mimeType} and startedDateTime. Cookies and
 * headers are passed over.
 */
#include "trackside/mirror.h"

#include "trackside/base64.h"
#include "trackside/calendar.h"
#include "trackside/cleanup.h"
#include "trackside/json.h"

#include <string.h>

enum {
    SECONDS_SIZE = 19, /* "2025-10-25T06:00:00" */
    MAX_ENTRIES = 20000,
};

/* ---- what no text may hold ---- */

/*
 * Pictures and fonts of other hosts are saved as characters, NUL and halves of pairs among them,
 * which no JSON text of ours may hold. Each gives way to a character that no page has.
 */
#define NO_CHARACTER "\xEF\xBF\xBF"

/* The number of "\u0041" at the front; -1 when there is none. */
static int read_escape(struct bytes text)
{
    int value = 0;

    if (text.size < 6 || text.data[0] != '\\' || text.data[1] != 'u')
        return -1;
    for (size_t i = 2; i < 6; i++) {
        int digit = bytes_hex_value(text.data[i]);

        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

static bool is_high(int unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(int unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* How many bytes at the front are no character; 0: *ret_size are some. */
static size_t bad_size(struct bytes text, size_t *ret_size)
{
    int unit = read_escape(text);

    *ret_size = 1;
    if (text.data[0] == '\0')
        return 1;
    if (text.data[0] != '\\')
        return 0;
    *ret_size = text.size > 1 ? 2 : 1;
    if (unit == 0 || is_low(unit))
        return 6;
    if (!is_high(unit))
        return 0;
    *ret_size = 12;
    return is_low(read_escape(bytes_skip(text, 6))) ? 0 : 6;
}

static void clean(struct bytes text, struct buffer *out)
{
    buffer_init(out, 3 * text.size + 1);
    while (text.size > 0) {
        size_t size, bad = bad_size(text, &size);

        if (bad > 0)
            buffer_append_text(out, NO_CHARACTER);
        else
            buffer_append_bytes(out, bytes_first(text, size));
        text = bytes_skip(text, bad > 0 ? bad : size);
    }
}

/* ---- moments ---- */

/* "+11:00", "-0330", "Z": seconds ahead of UTC. */
static bool read_offset(struct bytes text, int64_t *ret_offset)
{
    struct local_time clock = {0};
    char padded[9] = "00:00:00";

    *ret_offset = 0;
    if (bytes_equal_text(text, "Z"))
        return true;
    if ((text.size != 6 && text.size != 5) || (text.data[0] != '+' && text.data[0] != '-'))
        return false;
    memcpy(padded, text.data + 1, 2);
    memcpy(padded + 3, text.data + text.size - 2, 2);
    if (!clock_read_24h(bytes_from_text(padded), &clock))
        return false;
    *ret_offset = ((int64_t)clock.hour * 60 + clock.minute) * 60 * (text.data[0] == '-' ? -1 : 1);
    return true;
}

/* "2025-10-25T17:00:00.123+11:00": UTC seconds. */
static bool read_moment(const char *text, int64_t *ret_utc)
{
    struct bytes rest = bytes_from_text(text);
    struct local_time local;
    int64_t offset;

    if (rest.size < SECONDS_SIZE || !local_time_read(bytes_first(rest, SECONDS_SIZE), &local))
        return false;
    rest = bytes_skip(rest, SECONDS_SIZE);
    if (bytes_starts_with(rest, BYTES(".")))
        rest = bytes_skip(rest, 1 + strspn(rest.data + 1, "0123456789"));
    if (!read_offset(rest, &offset))
        return false;
    *ret_utc = local_time_seconds(local) - offset;
    return true;
}

/* What is wrong with it; NULL: nothing. */
static const char *read_body(const struct json *content, struct arena *arena,
                             struct bytes *ret_body)
{
    const char *encoding = json_get_text(content, "encoding");
    const char *text = arena_text(arena, json_get_text(content, "text"));
    size_t at;

    if (text == NULL)
        return "it has no contents; save it with contents, while the page is loaded";
    *ret_body = bytes_from_text(text);
    if (bytes_find(*ret_body, BYTES(NO_CHARACTER), &at))
        return "its contents hold characters that no text may, so they are not those of a page";
    if (encoding == NULL || encoding[0] == '\0')
        return NULL;
    if (strcmp(encoding, "base64") != 0 || !base64_decode(*ret_body, arena, ret_body))
        return arena_format(arena, "its contents are not encoded as they say (%s)", encoding);
    return NULL;
}

static const char *read_answer(const struct json *entry, int64_t status, struct arena *arena,
                               struct mirror_import *import)
{
    const char *started = json_get_text(entry, "startedDateTime");

    if (status == 304)
        return "it was answered with 304, \"not modified\"; load the page again without the "
               "browser's cache";
    if (status != 200)
        return arena_format(arena, "it was answered with %lld, which is no page",
                            (long long)status);
    if (started == NULL || !read_moment(started, &import->fetched_at))
        return "its startedDateTime is no moment";
    return read_body(json_get(json_get(entry, "response"), "content"), arena, &import->body);
}

static bool is_redirect(int64_t status)
{
    return status >= 300 && status < 400 && status != 304;
}

/* A plain question, and what came of it. */
static bool read_entry(const struct json *entry, struct arena *arena,
                       struct mirror_import *ret_import)
{
    const struct json *request = json_get(entry, "request");
    const struct json *response = json_get(entry, "response");
    const struct json *content = json_get(response, "content");
    const char *method = json_get_text(request, "method");
    int64_t status = json_get_int(response, "status");
    struct mirror_import import = {
        .url = arena_text(arena, json_get_text(request, "url")),
        .content_type = arena_text(arena, json_get_text(content, "mimeType")),
        .fetched_at = ABSENT,
    };

    if (import.url == NULL || method == NULL || strcmp(method, "GET") != 0 || is_redirect(status))
        return false;
    import.problem = read_answer(entry, status, arena, &import);
    *ret_import = import;
    return true;
}

int mirror_read_har(struct bytes text, struct arena *arena, struct mirror_import **ret_imports,
                    size_t *ret_n, struct error *err)
{
    struct json *har CLEANUP(json_free_at) = NULL;
    struct buffer cleaned CLEANUP(buffer_deinit) = {.data = NULL};
    const struct json *entries;
    struct mirror_import *imports;
    struct error why;
    size_t n_entries, n = 0;

    clean(text, &cleaned);
    if (json_read(buffer_bytes(&cleaned), &har, NULL, &why) < 0)
        return error_set(err, ERROR_FAILED, "it is no HAR file, since it is no JSON: %s",
                         why.message);
    entries = json_get(json_get(har, "log"), "entries");
    if (!json_is_array(entries))
        return error_set(err, ERROR_FAILED, "it is JSON, but no HAR file: it has no log.entries");
    n_entries = json_length(entries);
    if (n_entries > MAX_ENTRIES)
        return error_set(err, ERROR_FAILED, "it has more than %d requests; save it in parts",
                         MAX_ENTRIES);
    imports = arena_new_array(arena, n_entries + 1, struct mirror_import);
    for (size_t i = 0; i < n_entries; i++)
        n += read_entry(json_at(entries, i), arena, &imports[n]);
    *ret_imports = imports;
    *ret_n = n;
    return 0;
}
