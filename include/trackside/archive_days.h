/* Old practice days of a track, or one event, out of the store, into archives of their years, and
 * back. */
#ifndef TRACKSIDE_ARCHIVE_DAYS_H
#define TRACKSIDE_ARCHIVE_DAYS_H

#include "trackside/set_aside_line.h"
#include "trackside/task.h"

/*
 * Archive the stored days before a date, each moved by itself; when is_dry they are found and stay.
 * ERROR_NOT_FOUND when there is none. Lines live in the arena.
 */
int archive_days(struct task *task, struct arena *arena, const char *slug, struct date before,
                 bool is_dry, struct set_aside_line **ret_lines, size_t *ret_n, struct error *err);

/* The same of one event, with its first day. ERROR_NOT_FOUND when it is not stored. */
int archive_one(struct task *task, struct arena *arena, const char *source_event_id,
                const char *slug, struct date date, bool is_dry, struct set_aside_line **ret_line,
                struct error *err);

/*
 * Bring the archived events of a track back, or one of them (source_event_id NULL: all), with the
 * zone and the aliases of today. ERROR_NOT_FOUND when none is archived. Lines live in the arena.
 */
int restore_events(struct task *task, struct arena *arena, const char *slug,
                   const char *source_event_id, struct set_aside_line **ret_lines, size_t *ret_n,
                   struct error *err);

#endif
