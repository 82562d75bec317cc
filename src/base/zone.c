/*
 * Zones from the system's zone data.
 *
 * A zone answers one question: what its clocks are set to at a moment in UTC. For the other way
 * round, the offsets in force a day before and a day after give the two moments that can be meant,
 * and each is one if the clock shows the time asked for.
 */
#include "trackside/zone.h"

#include "tzif.h"

#include "trackside/cleanup.h"
#include "trackside/file.h"
#include "trackside/number.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
    SECONDS_PER_DAY = 86400,
    FILE_CEILING = 1024 * 1024, /* those of today have 4 kB at most */
};

struct zone {
    const char *name;
    struct tzif data;
};

/* ---- where zones are ---- */

static const char *data_directory; /* NULL: the system's own */

void zone_set_directory(const char *directory)
{
    data_directory = directory;
}

const char *zone_directory(void)
{
    return data_directory != NULL && data_directory[0] != '\0' ? data_directory
                                                               : "/usr/share/zoneinfo";
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
 * Beside the zones, the directory holds the laptop's own zone under two names, a placeholder that
 * shows UTC, and two more sets of all zones, one of them counting leap seconds.
 */
static bool is_no_zone(struct bytes name)
{
    return bytes_equal_text(name, "localtime") || bytes_equal_text(name, "posixrules") ||
           bytes_equal_text(name, "Factory") || bytes_starts_with(name, BYTES("posix/")) ||
           bytes_starts_with(name, BYTES("right/"));
}

static void free_text(char **text)
{
    free(*text);
}

/* `path` is what a damaged file is called. */
static int make_zone(const char *name, const char *path, struct bytes file, struct arena *arena,
                     const struct zone **ret_zone, struct error *err)
{
    struct zone *zone = arena_new(arena, struct zone);
    int r = tzif_read(file, path, arena, &zone->data, err);

    if (r < 0)
        return r;
    zone->name = arena_text(arena, name);
    *ret_zone = zone;
    return 0;
}

int zone_open(const char *name, struct arena *arena, const struct zone **ret_zone,
              struct error *err)
{
    struct bytes shape = bytes_from_text(name);
    char *path CLEANUP(free_text) = NULL; /* zones that are equal are links, which are followed */
    struct bytes file;
    int r;

    errno = ENOENT;
    if (has_shape_of_name(shape) && !is_no_zone(shape))
        path = realpath(arena_format(arena, "%s/%s", zone_directory(), name), NULL);
    if (path == NULL && errno != ENOENT && errno != ENOTDIR)
        return error_set(err, ERROR_FAILED, "the zone '%s' cannot be looked up in %s: %s", name,
                         zone_directory(), strerror(errno));
    if (path == NULL)
        return error_set(err, ERROR_NOT_FOUND,
                         "the time-zone data of this system do not have a zone '%s'", name);
    r = file_read_whole(path, FILE_CEILING, arena, &file, err);
    return r < 0 ? r : make_zone(name, path, file, arena, ret_zone, err);
}

int zone_read(const char *name, struct bytes file, struct arena *arena,
              const struct zone **ret_zone, struct error *err)
{
    return make_zone(name, name, file, arena, ret_zone, err);
}

bool zone_exists(const char *name)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const struct zone *zone;

    arena_init(&arena);
    return zone_open(name, &arena, &zone, NULL) == 0;
}

const char *zone_name(const struct zone *zone)
{
    return zone->name;
}

/* ---- what its clocks show ---- */

int zone_offset(const struct zone *zone, int64_t utc)
{
    return tzif_at(&zone->data, utc).offset;
}

const char *zone_abbreviation(const struct zone *zone, int64_t utc)
{
    return tzif_at(&zone->data, utc).abbreviation;
}

/* The moment meant if offset holds; true when it does hold then. */
static bool try_offset(const struct zone *zone, int64_t local_seconds, int offset, int64_t *ret_utc)
{
    *ret_utc = local_seconds - offset;
    return zone_offset(zone, *ret_utc) == offset;
}

enum zone_fit zone_to_utc(const struct zone *zone, struct local_time local, int64_t *ret_utc,
                          int *ret_offset)
{
    int64_t seconds = local_time_seconds(local);
    int64_t utc_before, utc_after;
    bool fits_before, fits_after;
    int before, after;

    if (local_time_is_absent(local)) {
        *ret_utc = ABSENT;
        *ret_offset = 0;
        return ZONE_EXACT;
    }
    /* No offset reaches 24 h, so these two lie on either side of the moment meant. */
    before = zone_offset(zone, seconds - SECONDS_PER_DAY);
    after = zone_offset(zone, seconds + SECONDS_PER_DAY);
    fits_before = try_offset(zone, seconds, before, &utc_before);
    fits_after = try_offset(zone, seconds, after, &utc_after);
    *ret_utc = fits_before ? utc_before : utc_after;
    *ret_offset = fits_before ? before : after;
    if (fits_before && fits_after && before != after)
        return ZONE_AMBIGUOUS;
    return fits_before || fits_after ? ZONE_EXACT : ZONE_IMPOSSIBLE;
}

struct local_time zone_from_utc(const struct zone *zone, int64_t utc)
{
    int64_t seconds;

    if (__builtin_add_overflow(utc, zone_offset(zone, utc), &seconds))
        return (struct local_time){0};
    return local_time_from_seconds(seconds);
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
