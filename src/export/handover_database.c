/* Events as one database file to hand over. */
#include "day.h"
#include "handover.h"

#include "race_schema.h"

#include "trackside/cleanup.h"
#include "trackside/file.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct copy {
    struct db *to;
    struct row_counts rows;
};

static int put_line(void *context, const char *line, struct error *err)
{
    struct copy *copy = context;

    return handover_put_line(copy->to, NULL, line, &copy->rows, err);
}

static int copy_event(struct db *race_db, const struct day *event, struct copy *copy,
                      struct error *err)
{
    int r = db_begin(copy->to, err);

    if (r == 0)
        r = handover_read_event(race_db, event->event_id, put_line, copy, err);
    if (r == 0)
        r = db_commit(copy->to, err);
    if (r < 0)
        db_rollback(copy->to);
    return r;
}

/* The copy that grows is in WAL mode; what is handed over is one file, also on a read-only disk. */
static int pack(struct db *db, const char *path, struct arena *arena, struct error *err)
{
    struct query *query = db_query(db, HANDOVER_COPY_INTO);
    const char *part = file_part_name(path, arena);
    int r = file_write_whole(part, (struct bytes){0}, FILE_IS_NEW, err); /* for the owner alone */

    query_bind_text(query, ":path", part);
    if (r == 0)
        r = query_run(query, err);
    if (r == 0)
        r = file_put_in_place(part, path, FILE_IS_NEW, err);
    if (r < 0)
        unlink(part);
    return r;
}

static void remove_part(const char *part, struct arena *arena)
{
    unlink(part);
    unlink(arena_format(arena, "%s-wal", part));
    unlink(arena_format(arena, "%s-shm", part));
}

static int fill(struct db *race_db, const struct day *events, size_t n, struct copy *copy,
                struct error *err)
{
    int r = db_begin_read(race_db, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        r = copy_event(race_db, &events[i], copy, err);
    db_rollback(race_db);
    return r;
}

int handover_write_database(struct db *race_db, const struct export_days *days, const char *path,
                            struct arena *arena, struct handover_written *ret_written,
                            struct error *err)
{
    const char *part = file_part_name(path, arena);
    struct stat status;
    struct export_days wanted = *days;
    struct copy copy = {.to = NULL};
    struct day *list;
    size_t n;
    int r;

    wanted.with_races = true;
    r = day_list(race_db, &wanted, arena, &list, &n, err);
    if (r == 0)
        r = day_check_zones(list, n, err);
    if (r < 0)
        return r;
    if (lstat(path, &status) == 0)
        return error_set(err, ERROR_FAILED, "%s is there already; give a name that is free", path);
    r = db_open(part, &race_schema, DB_WRITE, &copy.to, err);
    if (r == 0)
        r = fill(race_db, list, n, &copy, err);
    if (r == 0)
        r = pack(copy.to, path, arena, err);
    db_close(copy.to);
    remove_part(part, arena);
    if (r == 0)
        *ret_written =
            (struct handover_written){.n_days = (int64_t)n, .n_rows = copy.rows.inserted};
    return r;
}

int handover_copy_event(struct db *from, const char *source_event_id, struct db *to,
                        struct arena *arena, struct row_counts *ret_rows, struct error *err)
{
    struct export_days wanted = {.source_event_id = source_event_id, .with_races = true};
    struct copy copy = {.to = to};
    struct day *list;
    size_t n;
    int r = day_list(from, &wanted, arena, &list, &n, err);

    if (r == 0)
        r = copy_event(from, &list[0], &copy, err);
    if (r == 0)
        *ret_rows = copy.rows;
    return r;
}
