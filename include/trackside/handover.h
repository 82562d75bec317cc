/*
 * Handing events over, practice days and race events, from one race.db to another, with no server
 * between them: as one database file, or as a directory of NDJSON (docs/export.md has the format).
 *
 * An event is a list of lines, each a row as a JSON object with its table, its columns, and the
 * natural keys of the rows it hangs on. Nothing is lost on the way but the row numbers.
 */
#ifndef TRACKSIDE_HANDOVER_H
#define TRACKSIDE_HANDOVER_H

#include "trackside/export.h"
#include "trackside/race_store.h"

/* ---- out ---- */

/* Takes one line, without its newline. What it returns, when negative, ends the walk. */
typedef int handover_taker(void *context, const char *line, struct error *err);

/*
 * The lines of the events chosen, one after the other: those that others hang on first, each table
 * in the order of its keys. What several events share (tracks, drivers) comes with each.
 * ERROR_NOT_FOUND when none fits.
 */
int handover_read_days(struct db *race_db, const struct export_days *days, struct arena *arena,
                       handover_taker *take, void *context, struct error *err);

struct handover_written {
    int64_t n_days;
    int64_t n_rows;
};

/*
 * Write the days chosen into DIR: a file each, and manifest.json, which keeps the days that an
 * earlier export put there. ERROR_FAILED for a directory that holds something else, ERROR_NOT_FOUND
 * when no day fits.
 */
int handover_write_directory(struct db *race_db, const struct export_days *days, const char *dir,
                             struct arena *arena, struct handover_written *ret_written,
                             struct error *err);

/*
 * Write them as one database file that opens in the plain sqlite3 shell: the tables and views of
 * race.db, these days, and nothing else. ERROR_FAILED when the file is there already.
 */
int handover_write_database(struct db *race_db, const struct export_days *days, const char *path,
                            struct arena *arena, struct handover_written *ret_written,
                            struct error *err);

/*
 * Copy one event into another race store, in a transaction of its own there: as an import, rows
 * that are there are changed only by newer ones. ERROR_NOT_FOUND when there is no such event.
 */
int handover_copy_event(struct db *from, const char *source_event_id, struct db *to,
                        struct arena *arena, struct row_counts *ret_rows, struct error *err);

/* ---- in ---- */

/* An event of the directory, and what became of it. Texts live in the arena. */
struct handover_day {
    const char *file;
    const char *source_event_id; /* earlier versions wrote none: then it is a practice day's */
    const char *track_slug;
    const char *date;     /* its first day */
    const char *timezone; /* of the track, as whoever exported it knew it; NULL when not */
    const char *sha256;   /* of the file */
    int64_t n_rows;
    struct row_counts rows;
    struct error failure; /* code 0 when it was taken in */
};

/*
 * Take the days of DIR in, each in a transaction of its own; one that fails leaves the others.
 * A row that is there is changed only by a newer one, and a NULL replaces nothing. ERROR_TOO_NEW
 * for a later format, ERROR_CHECK for what is no such directory. A line that is not as its table
 * wants it, is about another event than its file, or is of a time after `now` fails its day.
 */
int handover_read_directory(struct db *race_db, const char *dir, int64_t now, struct arena *arena,
                            struct handover_day **ret_days, size_t *ret_n, struct error *err);

#endif
