/* Files, findings and objects of databases, a row each. */
#include "trackside/database_view.h"

static const struct column file_columns[] = {
    COLUMN_OF(backup_file, path, "file", "File", COLUMN_TEXT),
    COLUMN_OF(backup_file, size, "bytes", "Bytes", COLUMN_COUNT),
};

struct answer *database_view_backup(struct arena *arena, const struct backup_file *files, size_t n)
{
    struct answer *answer = answer_begin(arena, NULL);

    answer_put_sheet(answer, "backup", SHEET(arena, file_columns, files, n), SHEET_ALWAYS);
    return answer;
}

/* ---- what is wrong ---- */

struct check_head {
    int64_t n_checks;
    int64_t n_archives;
    int64_t n_left_out;
};

static const struct column check_columns[] = {
    COLUMN_DEEP(check_head, n_checks, "checks", COLUMN_COUNT),
    COLUMN_DEEP(check_head, n_archives, "archives", COLUMN_COUNT),
    COLUMN_DEEP(check_head, n_left_out, "left_out", COLUMN_COUNT),
};

static const struct column finding_columns[] = {
    COLUMN_OF(check_finding, database, "database", "Database", COLUMN_TEXT),
    COLUMN_OF(check_finding, check, "check", "Check", COLUMN_TEXT),
    COLUMN_OF(check_finding, place, "place", "Where", COLUMN_TEXT),
    COLUMN_OF(check_finding, finding, "finding", "What", COLUMN_TEXT),
};

struct answer *database_view_check(struct task *task, struct arena *arena,
                                   const struct check_report *report)
{
    struct answer *answer = answer_begin(arena, "check");
    struct check_finding *lines =
        arena_new_array(arena, report->n_findings + 1, struct check_finding);
    struct check_head head = {.n_checks = (int64_t)report->n_checks,
                              .n_archives = (int64_t)report->n_archives,
                              .n_left_out = (int64_t)report->n_left_out};

    for (size_t i = 0; i < report->n_findings; i++) {
        lines[i] = report->findings[i];
        lines[i].finding = task_hinted(task, lines[i].finding, lines[i].hint, arena);
    }
    if (report->n_findings == 0)
        answer_say(answer, "%zu checks of race.db and mirror.db%s found nothing wrong",
                   report->n_checks, report->n_archives > 0 ? ", and of archives," : "");
    answer_put_head(answer, check_columns, N_COLUMNS(check_columns), &head);
    answer_put_sheet(answer, "findings", SHEET(arena, finding_columns, lines, report->n_findings),
                     SHEET_QUIET);
    return answer;
}

/* ---- what they are made of ---- */

static const struct column object_columns[] = {
    COLUMN_OF(db_object, type, "type", "Type", COLUMN_TEXT),
    COLUMN_OF(db_object, name, "name", "Name", COLUMN_TEXT),
    COLUMN_OF(db_object, sql, "sql", "SQL", COLUMN_TEXT),
};

struct answer *database_view_shape(struct arena *arena, const struct database_shape *shape)
{
    struct answer *answer = answer_begin(arena, NULL);

    answer_put_sheet(answer, "schema", SHEET(arena, object_columns, shape->objects, shape->n),
                     SHEET_ALWAYS);
    return answer;
}
