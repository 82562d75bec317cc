/* A track taken off: its rows and what the user typed of it. Its pages stay. */
#include "trackside/cleanup.h"
#include "trackside/ingest.h"

#include "trackside/ingestion_log.h"
#include "trackside/race_track.h"
#include "trackside/track_store.h"

static int remove_rows(struct db *race_db, const char *slug, struct error *err)
{
    int r = db_begin(race_db, err);

    if (r == 0)
        r = race_store_remove_track(race_db, slug, err);
    if (r == 0)
        r = db_commit(race_db, err);
    if (r < 0)
        db_rollback(race_db);
    return r;
}

/* The row of tracks went too; what the directory says of it is a fact about the site. */
static int put_directory_again(struct db *mirror_db, struct db *race_db, int64_t now,
                               struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct ingest_directory directory;
    int r;

    arena_init(&arena);
    r = ingest_directory(mirror_db, race_db, now, &arena, &directory, err);
    return r == ERROR_NOT_FOUND ? 0 : r;
}

int ingest_remove_track(struct db *mirror_db, struct db *race_db, const char *slug, int64_t now,
                        struct error *err)
{
    int r = ingestion_log_drop_track(mirror_db, slug, err);

    if (r == 0)
        r = remove_rows(race_db, slug, err);
    if (r == 0)
        r = put_directory_again(mirror_db, race_db, now, err);
    if (r == 0)
        r = track_store_remove(mirror_db, slug, err);
    return r < 0 ? r : 0;
}
