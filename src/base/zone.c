/*
 * The system's zone data, through glibc.
 *
 * glibc answers one question well: what a clock shows at a moment in UTC. The other way round
 * mktime has to be told whether it is summer time, guesses when it is not, and cannot tell
 * apart two readings where the offset changed without summer time (Moscow in 2014). So only
 * the first question is asked: the offsets in force a day before and a day after give the two
 * moments that can be meant, and each is one if the clock shows the time asked for.
 */
#include "trackside/zone.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/number.h"
#include "trackside/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum {
    SECONDS_PER_DAY = 86400,
    TABLE_CEILING = 4 * 1024 * 1024, /* the tables of today have 0.1 MB */
};

/* TZ as it was, to be put back. */
struct zone_visit {
    char *outside; /* NULL where TZ was not set */
};

static struct zone_visit enter_zone(const char *name)
{
    const char *outside = getenv("TZ");
    struct zone_visit visit = {0};

    if (outside) {
        visit.outside = strdup(outside);
        if (!visit.outside)
            abort();
    }
    if (setenv("TZ", name, 1) < 0)
        abort();
    tzset();
    return visit;
}

static void leave_zone(struct zone_visit *visit)
{
    if (visit->outside)
        setenv("TZ", visit->outside, 1);
    else
        unsetenv("TZ");
    tzset();
    free(visit->outside);
}

/* Seconds east of UTC at a moment, in the zone entered. */
static int offset_at(int64_t utc)
{
    time_t moment = (time_t)utc;
    struct tm shown;

    return localtime_r(&moment, &shown) ? (int)shown.tm_gmtoff : 0;
}

/* The moment meant if offset holds; true when it does hold then. */
static bool try_offset(int64_t local_seconds, int offset, int64_t *ret_utc)
{
    *ret_utc = local_seconds - offset;
    return offset_at(*ret_utc) == offset;
}

/* zone_to_utc, within the zone. */
static enum zone_fit fit_to_utc(int64_t local_seconds, int64_t *ret_utc, int *ret_offset)
{
    /* No offset reaches 24 h, so these two lie on either side of the moment meant. */
    int before = offset_at(local_seconds - SECONDS_PER_DAY);
    int after = offset_at(local_seconds + SECONDS_PER_DAY);
    int64_t utc_before, utc_after;
    bool fits_before = try_offset(local_seconds, before, &utc_before);
    bool fits_after = try_offset(local_seconds, after, &utc_after);

    *ret_utc = fits_before ? utc_before : utc_after;
    *ret_offset = fits_before ? before : after;
    if (fits_before && fits_after && before != after)
        return ZONE_AMBIGUOUS;
    return fits_before || fits_after ? ZONE_EXACT : ZONE_IMPOSSIBLE;
}

enum zone_fit zone_to_utc(const char *name, struct local_time local, int64_t *ret_utc,
                          int *ret_offset)
{
    struct zone_visit visit;
    enum zone_fit fit;

    if (local_time_is_absent(local)) {
        *ret_utc = ABSENT;
        *ret_offset = 0;
        return ZONE_EXACT;
    }
    visit = enter_zone(name);
    fit = fit_to_utc(local_time_seconds(local), ret_utc, ret_offset);
    leave_zone(&visit);
    return fit;
}

struct local_time zone_from_utc(const char *name, int64_t utc)
{
    struct zone_visit visit = enter_zone(name);
    struct local_time local = local_time_from_seconds(utc + offset_at(utc));

    leave_zone(&visit);
    return local;
}

static const char *zone_directory(void)
{
    const char *directory = getenv("TZDIR");

    return directory && directory[0] ? directory : "/usr/share/zoneinfo";
}

/* Letters, digits, _ + - and inner slashes: no name of this shape leaves the directory. */
static bool has_shape_of_name(struct bytes name)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789_+-/";

    if (name.size == 0 || name.data[0] == '/' || name.data[name.size - 1] == '/')
        return false;
    return strspn(name.data, letters) == name.size;
}

/*
 * Beside the zones, the directory holds the laptop's own zone under two names, and two more
 * sets of all zones, one of them counting leap seconds.
 */
static bool is_no_iana_name(struct bytes name)
{
    return bytes_equal_text(name, "localtime") || bytes_equal_text(name, "posixrules") ||
           bytes_starts_with(name, BYTES("posix/")) || bytes_starts_with(name, BYTES("right/"));
}

static void close_file(FILE **file)
{
    if (*file)
        fclose(*file);
}

static bool is_zone_file(const char *path)
{
    CLEANUP(close_file) FILE *file = NULL;
    struct stat status;
    char magic[4];

    /* Asked before opening, which would wait for ever on a pipe. */
    if (stat(path, &status) < 0 || !S_ISREG(status.st_mode))
        return false;
    file = fopen(path, "rbe");
    return file && fread(magic, sizeof(magic), 1, file) == 1 &&
           memcmp(magic, "TZif", sizeof(magic)) == 0;
}

bool zone_exists(const char *name)
{
    char path[4096];
    int size;

    if (!has_shape_of_name(bytes_from_text(name)) || is_no_iana_name(bytes_from_text(name)))
        return false;
    size = snprintf(path, sizeof(path), "%s/%s", zone_directory(), name);
    return size > 0 && (size_t)size < sizeof(path) && is_zone_file(path);
}

/* The file as it is; false when it cannot be read whole. */
static bool read_file(const char *path, struct buffer *out)
{
    CLEANUP(close_file) FILE *file = fopen(path, "rbe");
    char chunk[4096];
    size_t size;

    if (!file)
        return false;
    while ((size = fread(chunk, 1, sizeof(chunk), file)) > 0) {
        if (!buffer_append(out, chunk, size))
            return false;
    }
    return !ferror(file);
}

/* One of the tables of names that come with zone data; which of them there are varies. */
static bool read_table(struct arena *arena, struct buffer *out)
{
    static const char *const tables[] = {"tzdata.zi", "zone1970.tab", "zone.tab"};

    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        buffer_clear(out);
        if (read_file(arena_format(arena, "%s/%s", zone_directory(), tables[i]), out))
            return true;
    }
    return false;
}

/* tzdata.zi begins "# version 2025b". */
const char *zone_data_release(struct arena *arena)
{
    const struct bytes beginning = BYTES("# version ");
    struct buffer table CLEANUP(buffer_deinit) = {0};
    struct bytes text, line;

    buffer_init(&table, TABLE_CEILING);
    if (!read_file(arena_format(arena, "%s/tzdata.zi", zone_directory()), &table))
        return NULL;
    text = buffer_bytes(&table);
    if (!bytes_split(&text, '\n', &line) || !bytes_starts_with(line, beginning))
        return NULL;
    return arena_text_of(arena, bytes_skip(line, beginning.size));
}

static struct bytes nth_part(struct bytes line, char separator, int n)
{
    struct bytes part = {0};

    for (int i = 0; i <= n; i++) {
        if (!bytes_split(&line, separator, &part))
            return (struct bytes){0};
    }
    return part;
}

/* tzdata.zi has "Z name ..." and "L target name"; the others have the name in column three. */
static struct bytes name_in_line(struct bytes line)
{
    if (bytes_starts_with(line, BYTES("#")))
        return (struct bytes){0};
    if (bytes_starts_with(line, BYTES("Z ")))
        return nth_part(line, ' ', 1);
    if (bytes_starts_with(line, BYTES("L ")))
        return nth_part(line, ' ', 2);
    return nth_part(line, '\t', 2);
}

static const char **names_in_table(struct bytes table, struct arena *arena, size_t *ret_n)
{
    const char **names = NULL;
    struct bytes line;
    size_t n = 0;

    while (bytes_split(&table, '\n', &line)) {
        struct bytes name = name_in_line(line);

        if (name.size == 0)
            continue;
        names = arena_grow(arena, names, n, sizeof(*names));
        names[n++] = arena_text_of(arena, name);
    }
    *ret_n = n;
    return names;
}

/* What is behind the last slash: "Sydney". */
static const char *city_of(const char *name)
{
    const char *slash = strrchr(name, '/');

    return slash ? slash + 1 : name;
}

/* The whole names are tried, then the cities alone, folded: "new york" is America/New_York. */
static const char *nearest_name(const char *name, const char *const *names, size_t n,
                                struct arena *arena)
{
    const char **keys = arena_new_array(arena, 2 * n, const char *);
    const char *nearest;

    for (size_t i = 0; i < n; i++) {
        keys[i] = text_fold(names[i], arena);
        keys[n + i] = text_fold(city_of(names[i]), arena);
    }
    nearest = text_nearest(text_fold(name, arena), keys, 2 * n);
    for (size_t i = 0; nearest && i < 2 * n; i++) {
        if (keys[i] == nearest)
            return names[i % n];
    }
    return NULL;
}

const char *zone_suggest(const char *name, struct arena *arena)
{
    struct buffer table CLEANUP(buffer_deinit) = {0};
    const char *nearest;
    const char **names;
    size_t n;

    buffer_init(&table, TABLE_CEILING);
    if (!read_table(arena, &table))
        return NULL;
    names = names_in_table(buffer_bytes(&table), arena, &n);
    nearest = nearest_name(name, names, n, arena);
    return nearest && zone_exists(nearest) ? nearest : NULL;
}

const char *zone_fit_name(enum zone_fit fit)
{
    switch (fit) {
    case ZONE_AMBIGUOUS:
        return "ambiguous";
    case ZONE_IMPOSSIBLE:
        return "impossible";
    case ZONE_EXACT:
        break;
    }
    return NULL;
}
