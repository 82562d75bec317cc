/* The tables beside the zones, line by line. */
#include "zone_table.h"

#include "trackside/file.h"
#include "trackside/zone.h"

#include <string.h>

enum {
    TABLE_CEILING = 4 * 1024 * 1024, /* those of today have 0.1 MB */
    LONGEST_CHAIN = 4,               /* of links; today's have two */
};

static bool read_file(const char *name, struct arena *arena, struct bytes *ret_content)
{
    const char *path = arena_format(arena, "%s/%s", zone_directory(), name);

    return file_read_whole(path, TABLE_CEILING, arena, ret_content, NULL) == 0;
}

/* The next word of a line whose words are parted by any blanks; empty behind the last. */
static struct bytes next_word(struct bytes *rest)
{
    struct bytes word;
    size_t n = 0;

    *rest = bytes_trim(*rest);
    while (n < rest->size && !bytes_is_space(rest->data[n]))
        n++;
    word = bytes_first(*rest, n);
    *rest = bytes_skip(*rest, n);
    return word;
}

/* "L America/New_York US/Eastern"; `backward` writes "Link" for the first word. */
static void read_links(struct bytes text, struct arena *arena, struct zone_table *table)
{
    struct zone_link *links = NULL;
    struct bytes line;
    size_t n = 0;

    while (bytes_split(&text, '\n', &line)) {
        struct bytes kind = next_word(&line);
        struct bytes target = next_word(&line);
        struct bytes name = next_word(&line);

        if (name.size == 0 || (!bytes_equal_text(kind, "L") && !bytes_equal_text(kind, "Link")))
            continue;
        links = arena_grow(arena, links, n, sizeof(*links));
        links[n++] = (struct zone_link){.name = arena_text_of(arena, name),
                                        .target = arena_text_of(arena, target)};
    }
    table->links = links;
    table->n_links = n;
}

/* Countries, coordinates, zone and comment, parted by tabs. */
static void read_places(struct bytes text, struct arena *arena, struct zone_table *table)
{
    struct zone_place *places = NULL;
    struct bytes line;
    size_t n = 0;

    while (bytes_split(&text, '\n', &line)) {
        struct bytes ignored, name;

        if (bytes_starts_with(line, BYTES("#")) || !bytes_split(&line, '\t', &ignored) ||
            !bytes_split(&line, '\t', &ignored) || !bytes_split(&line, '\t', &name))
            continue;
        places = arena_grow(arena, places, n, sizeof(*places));
        places[n++] = (struct zone_place){.name = arena_text_of(arena, name),
                                          .comment = arena_text_of(arena, line)};
    }
    table->places = places;
    table->n_places = n;
}

void zone_table_read(struct arena *arena, struct zone_table *ret_table)
{
    struct bytes content;

    *ret_table = (struct zone_table){.n_links = 0};
    if (read_file("tzdata.zi", arena, &content) || read_file("backward", arena, &content))
        read_links(content, arena, ret_table);
    if (read_file("zone.tab", arena, &content) || read_file("zone1970.tab", arena, &content))
        read_places(content, arena, ret_table);
}

static bool is_listed(const struct zone_table *table, const char *name)
{
    for (size_t i = 0; i < table->n_places; i++)
        if (strcmp(table->places[i].name, name) == 0)
            return true;
    return false;
}

static const char *find_target(const struct zone_table *table, const char *name)
{
    for (size_t i = 0; i < table->n_links; i++)
        if (strcmp(table->links[i].name, name) == 0)
            return table->links[i].target;
    return NULL;
}

const char *zone_table_today(const struct zone_table *table, const char *name)
{
    for (int i = 0; i < LONGEST_CHAIN && !is_listed(table, name); i++) {
        const char *target = find_target(table, name);

        if (target == NULL)
            break;
        name = target;
    }
    return name;
}
