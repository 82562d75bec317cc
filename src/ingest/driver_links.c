/* A copy of the user's aliases in race.db: those that are there, and no others. */
#include "driver_links.h"

#include "trackside/cleanup.h"
#include "trackside/driver_alias.h"
#include "trackside/ingest.h"
#include "trackside/race_link.h"

#include <string.h>

static bool is_aliased(const struct driver_alias *aliases, size_t n, const char *source_driver_id)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(aliases[i].source_driver_id, source_driver_id) == 0)
            return true;
    return false;
}

static int drop_undone(struct db *race_db, const struct driver_alias *aliases, size_t n,
                       struct arena *arena, struct error *err)
{
    const struct driver_link *links;
    size_t n_links;
    int r = race_store_list_driver_links(race_db, arena, &links, &n_links, err);

    for (size_t i = 0; r == 0 && i < n_links; i++)
        if (!is_aliased(aliases, n, links[i].source_driver_id))
            r = race_store_drop_driver_link(race_db, links[i].source_driver_id, err);
    return r;
}

int driver_links_follow(struct db *mirror_db, struct db *race_db, struct arena *arena,
                        struct error *err)
{
    const struct driver_alias *aliases;
    size_t n;
    int r = driver_alias_list(mirror_db, arena, &aliases, &n, err);

    if (r == 0)
        r = drop_undone(race_db, aliases, n, arena, err);
    for (size_t i = 0; r == 0 && i < n; i++) {
        struct driver_link link = {.source_driver_id = aliases[i].source_driver_id,
                                   .person = aliases[i].person};

        r = race_store_put_driver_link(race_db, &link, err);
    }
    return r;
}

int ingest_driver_links(struct db *mirror_db, struct db *race_db, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    int r;

    arena_init(&arena);
    r = db_begin(race_db, err);
    if (r == 0)
        r = driver_links_follow(mirror_db, race_db, &arena, err);
    if (r == 0)
        r = db_commit(race_db, err);
    if (r < 0)
        db_rollback(race_db);
    return r;
}
