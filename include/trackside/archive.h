/*
 * Archives: race stores of single years beside race.db, `archive-2019.db`, with events that were
 * moved there. Read with --archived.
 */
#ifndef TRACKSIDE_ARCHIVE_H
#define TRACKSIDE_ARCHIVE_H

#include "trackside/calendar.h"
#include "trackside/set_aside.h"
#include "trackside/task.h"

/* "archive-2019.db", in the arena. */
const char *archive_file(struct arena *arena, int year);

/* Files of the data directory that are archives, the latest year first. */
int archive_list(struct task *task, struct arena *arena, const char *const **ret_files,
                 size_t *ret_n, struct error *err);

/* The file may have been taken away since days were put into it. */
bool archive_is_there(struct task *task, struct arena *arena, const char *file);

/* Ask an archive from now on, one of archive_list, instead of race.db. */
int archive_use(struct task *task, const char *file, struct error *err);

/*
 * Which store has a day, once the stores are open: with --archived the archive of its year is asked
 * from now on, ERROR_NOT_FOUND when nothing of that year is archived. Without, a day that is
 * archived is ERROR_NOT_FOUND, and the error tells where it is.
 */
int archive_choose(struct task *task, struct arena *arena, const char *slug, struct date date,
                   bool archived, struct error *err);

/* ---- events in and out ---- */

/* Move a stored event, of a track and with its first day, into the archive of its year: there
 * first, then noted, then no longer here. A kill in between leaves it in both, and doing it again
 * does the rest. */
int archive_put_event(struct task *task, struct arena *arena, const char *source_event_id,
                      const char *slug, struct date date, struct error *err);

/* And back, likewise, one that is archived. ERROR_NOT_FOUND when neither store has it. */
int archive_take_event(struct task *task, struct arena *arena, const struct set_aside_event *event,
                       struct error *err);

/* Take an event's rows off an archive. One that is empty then is removed; one that is not there any
 * more has nothing to take. */
int archive_drop_event(struct task *task, struct arena *arena, const char *file,
                       const char *source_event_id, struct error *err);

/* Take an event's rows off a store, with the drivers that no other event names. In one transaction.
 */
int archive_drop_rows(struct db *race_db, const char *source_event_id, struct error *err);

#endif
