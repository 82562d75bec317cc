/* Names of zones, by the tables that come with the zone data. */
#include "trackside/zone_names.h"

#include "trackside/file.h"
#include "trackside/text.h"
#include "trackside/zone.h"

#include <string.h>

enum {
    TABLE_CEILING = 4 * 1024 * 1024, /* the tables of today have 0.1 MB */
};

static bool read_table(const char *name, struct arena *arena, struct bytes *ret_table)
{
    const char *path = arena_format(arena, "%s/%s", zone_directory(), name);

    return file_read_whole(path, TABLE_CEILING, arena, ret_table, NULL) == 0;
}

/* tzdata.zi begins "# version 2025b". */
const char *zone_data_release(struct arena *arena)
{
    const struct bytes beginning = BYTES("# version ");
    struct bytes text, line;

    if (!read_table("tzdata.zi", arena, &text))
        return NULL;
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
    static const char *const tables[] = {"tzdata.zi", "zone1970.tab", "zone.tab"};
    struct bytes table = {0};
    const char *nearest;
    const char **names;
    bool is_read = false;
    size_t n;

    for (size_t i = 0; !is_read && i < sizeof(tables) / sizeof(tables[0]); i++)
        is_read = read_table(tables[i], arena, &table);
    if (!is_read)
        return NULL;
    names = names_in_table(table, arena, &n);
    nearest = nearest_name(name, names, n, arena);
    return nearest && zone_exists(nearest) ? nearest : NULL;
}

int zone_open_of_track(const char *slug, const char *name, struct arena *arena,
                       const struct zone **ret_zone, struct error *err)
{
    int r;

    *ret_zone = NULL;
    if (name == NULL)
        return 0;
    r = zone_open(name, arena, ret_zone, err);
    return r != ERROR_NOT_FOUND
               ? r
               : error_set(err, ERROR_FAILED,
                           "%s is in %s, which the time-zone data of this system do not have; "
                           "bring tzdata up to date",
                           slug, name);
}
