/* Databases as files: what was copied, what is wrong, what they are made of. */
#ifndef TRACKSIDE_DATABASE_VIEW_H
#define TRACKSIDE_DATABASE_VIEW_H

#include "trackside/answer.h"
#include "trackside/database_care.h"

/* {"backup": [{"file", "bytes"}]} */
struct answer *database_view_backup(struct arena *arena, const struct backup_file *files, size_t n);

/* {"check": {"checks", "archives", "left_out", "findings": [{"database", "check", "place",
 * "finding"}]}}; people are told when nothing is wrong. */
struct answer *database_view_check(struct task *task, struct arena *arena,
                                   const struct check_report *report);

/* {"schema": [{"type", "name", "sql"}]} */
struct answer *database_view_shape(struct arena *arena, const struct database_shape *shape);

#endif
