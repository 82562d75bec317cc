/*
 * How practice days look: what the site lists and what is stored of it, as rows; and one stored
 * day at a glance.
 */
#ifndef TRACKSIDE_DAY_VIEW_H
#define TRACKSIDE_DAY_VIEW_H

#include "trackside/answer.h"
#include "trackside/day_line.h"
#include "trackside/session_view.h"

/* Days as the site lists them, a row each; or as they are stored, with the store's own columns. */
struct sheet *day_view_found(struct arena *arena, const struct day_line *lines, size_t n);
struct sheet *day_view_stored(struct arena *arena, const struct day_line *lines, size_t n);

/* The sessions of all those days, as their pages list them: a table of their own. `site` is the
 * template of addresses. */
struct sheet *day_view_session_sheet(struct arena *arena, const char *site,
                                     const struct day_line *lines, size_t n);

/* Give each line its sessions as JSON, for the rows of day_view_found. */
void day_view_add_sessions(struct arena *arena, const char *site, struct day_line *lines, size_t n);

/* "day": its figures, its classes, its sessions. */
struct answer *day_view_answer(struct arena *arena, const struct day_summary *day,
                               const struct session_summary *sessions, size_t n_sessions);

/* The same of a stored day, or of its archive. */
int day_view_show(struct task *task, struct arena *arena, const struct day_question *question,
                  struct answer **ret_answer, struct error *err);

/*
 * The stored days that fit, or those of every archive, the latest year first; *ret_n tells how many
 * they are.
 */
int day_view_list(struct task *task, struct arena *arena, const struct day_filter *filter,
                  bool is_archived, struct answer **ret_answer, size_t *ret_n, struct error *err);

#endif
