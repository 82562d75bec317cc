/*
 * A file has a header and a block of data with times of 32 bits. From version 2 on, a second header
 * and a block with times of 64 bits follow, and the rule for later years between two newlines; the
 * first block is then for programs of another age, and skipped.
 */
#include "tzif.h"

#include <string.h>

enum {
    HEADER_SIZE = 44,
    COUNTS_AT = 20, /* behind the magic, the version and 15 unused bytes */
    TYPE_SIZE = 6,  /* offset, summer time or not, place of the abbreviation */
};

/* The counts of a header, in its order. */
struct counts {
    uint64_t n_ut_flags, n_standard_flags, n_leap_seconds, n_times, n_types, n_letters;
};

/* The parts of a block that say something to us. */
struct block {
    struct bytes times, types_of_times, types, letters;
    size_t time_size;
};

static uint64_t read_number(const char *data, size_t size)
{
    uint64_t number = 0;

    for (size_t i = 0; i < size; i++)
        number = number << 8 | (unsigned char)data[i];
    return number;
}

static int64_t read_time(const char *data, size_t size)
{
    uint64_t number = read_number(data, size);

    return size == 4 ? (int32_t)(uint32_t)number : (int64_t)number;
}

static bool take(struct bytes *rest, uint64_t size, struct bytes *ret_part)
{
    if (size > rest->size)
        return false;
    *ret_part = bytes_first(*rest, (size_t)size);
    *rest = bytes_skip(*rest, (size_t)size);
    return true;
}

static bool take_header(struct bytes *rest, char *ret_version, struct counts *ret_counts)
{
    struct bytes header;
    const char *counts;

    if (!take(rest, HEADER_SIZE, &header) || !bytes_starts_with(header, BYTES("TZif")))
        return false;
    counts = header.data + COUNTS_AT;
    *ret_version = header.data[4];
    *ret_counts = (struct counts){
        .n_ut_flags = read_number(counts, 4),
        .n_standard_flags = read_number(counts + 4, 4),
        .n_leap_seconds = read_number(counts + 8, 4),
        .n_times = read_number(counts + 12, 4),
        .n_types = read_number(counts + 16, 4),
        .n_letters = read_number(counts + 20, 4),
    };
    return true;
}

/* Counts have 32 bits, so none of these sizes overflows. */
static bool take_block(struct bytes *rest, const struct counts *counts, size_t time_size,
                       struct block *ret_block)
{
    struct bytes ignored;

    ret_block->time_size = time_size;
    return take(rest, counts->n_times * time_size, &ret_block->times) &&
           take(rest, counts->n_times, &ret_block->types_of_times) &&
           take(rest, counts->n_types * TYPE_SIZE, &ret_block->types) &&
           take(rest, counts->n_letters, &ret_block->letters) &&
           take(rest, counts->n_leap_seconds * (time_size + 4), &ignored) &&
           take(rest, counts->n_standard_flags, &ignored) &&
           take(rest, counts->n_ut_flags, &ignored);
}

/* ---- what a block says ---- */

static bool read_type(const struct block *block, size_t i, struct arena *arena,
                      struct clock_setting *ret_setting)
{
    const char *type = block->types.data + i * TYPE_SIZE;
    int64_t offset = read_time(type, 4);
    struct bytes text = bytes_skip(block->letters, (unsigned char)type[5]);
    const char *end = text.size > 0 ? memchr(text.data, '\0', text.size) : NULL;

    if (end == NULL || offset >= CLOCK_OFFSET_LIMIT || offset <= -CLOCK_OFFSET_LIMIT)
        return false;
    ret_setting->offset = (int)offset;
    ret_setting->abbreviation = arena_text_of(arena, bytes_first(text, (size_t)(end - text.data)));
    return true;
}

static bool read_changes(const struct block *block, const struct clock_setting *settings,
                         size_t n_settings, struct arena *arena, struct tzif *tzif)
{
    size_t n = block->types_of_times.size;
    struct zone_change *changes = arena_new_array(arena, n, struct zone_change);

    for (size_t i = 0; i < n; i++) {
        size_t type = (unsigned char)block->types_of_times.data[i];

        if (type >= n_settings)
            return false;
        changes[i].at = read_time(block->times.data + i * block->time_size, block->time_size);
        changes[i].setting = settings[type];
        if (i > 0 && changes[i].at <= changes[i - 1].at)
            return false;
    }
    tzif->changes = changes;
    tzif->n_changes = n;
    return true;
}

static bool read_block(const struct block *block, struct arena *arena, struct tzif *tzif)
{
    size_t n = block->types.size / TYPE_SIZE;
    struct clock_setting *settings;

    if (n == 0 || n > 256) /* a change names its type in one byte */
        return false;
    settings = arena_new_array(arena, n, struct clock_setting);
    for (size_t i = 0; i < n; i++)
        if (!read_type(block, i, arena, &settings[i]))
            return false;
    tzif->first = settings[0];
    return read_changes(block, settings, n, arena, tzif);
}

/* "\nAEST-10AEDT,M10.1.0,M4.1.0/3\n"; nothing between the two where no rule is known. */
static bool read_footer(struct bytes rest, struct arena *arena, struct tzif *tzif)
{
    struct bytes text;

    if (rest.size == 0 || rest.data[0] != '\n')
        return false;
    rest = bytes_skip(rest, 1);
    if (rest.size == 0 || memchr(rest.data, '\n', rest.size) == NULL)
        return false;
    bytes_split(&rest, '\n', &text);
    tzif->has_rule = text.size > 0;
    return text.size == 0 || tz_rule_read(text, arena, &tzif->rule);
}

static int is_damaged(const char *path, struct error *err)
{
    return error_set(err, ERROR_FAILED, "%s is damaged; install tzdata again", path);
}

int tzif_read(struct bytes file, const char *path, struct arena *arena, struct tzif *ret_tzif,
              struct error *err)
{
    struct tzif tzif = {.has_rule = false};
    struct block block;
    struct counts counts;
    char version, again;

    if (!take_header(&file, &version, &counts))
        return error_set(err, ERROR_FAILED, "%s is no file of time-zone data", path);
    if (version != '\0' && (version < '2' || version > '4'))
        return error_set(err, ERROR_FAILED,
                         "%s is time-zone data of a version that this program does not know", path);
    if (!take_block(&file, &counts, 4, &block))
        return is_damaged(path, err);
    if (version != '\0' && (!take_header(&file, &again, &counts) || again != version ||
                            !take_block(&file, &counts, 8, &block)))
        return is_damaged(path, err);
    if (counts.n_leap_seconds > 0)
        return error_set(err, ERROR_FAILED, "%s counts leap seconds, and UTC does not", path);
    if (!read_block(&block, arena, &tzif) || (version != '\0' && !read_footer(file, arena, &tzif)))
        return is_damaged(path, err);
    *ret_tzif = tzif;
    return 0;
}

/* ---- asking ---- */

/* How many changes are not after the moment. */
static size_t count_until(const struct tzif *tzif, int64_t utc)
{
    size_t low = 0, high = tzif->n_changes;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (tzif->changes[middle].at <= utc)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct clock_setting tzif_at(const struct tzif *tzif, int64_t utc)
{
    size_t n = count_until(tzif, utc);

    if (n == tzif->n_changes && tzif->has_rule)
        return tz_rule_at(&tzif->rule, utc);
    return n == 0 ? tzif->first : tzif->changes[n - 1].setting;
}
