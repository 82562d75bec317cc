/* How driver aliases look. */
#include "trackside/alias_view.h"

#include "trackside/driver_alias.h"
#include "trackside/driver_report.h"

#include <string.h>

struct alias_line {
    struct driver_alias alias;
    struct chip_use use;
};

static const struct column columns[] = {
    COLUMN_OF(alias_line, alias.person, "person", "Person", COLUMN_TEXT),
    COLUMN_OF(alias_line, alias.source_driver_id, "transponder_number", "Transponder", COLUMN_TEXT),
    COLUMN_OF(alias_line, use.names, "driver_names", "Names", COLUMN_LIST),
    COLUMN_OF(alias_line, use.n_sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(alias_line, alias.added_at, "added_at", "Since", COLUMN_MOMENT),
};

int alias_view_list(struct task *task, struct arena *arena, const char *person,
                    struct answer **ret_answer, struct error *err)
{
    const struct driver_alias *aliases;
    struct alias_line *lines;
    size_t n = 0, n_lines = 0;
    int r = driver_alias_list(task->mirror_db, arena, &aliases, &n, err);

    lines = arena_new_array(arena, n + 1, struct alias_line);
    for (size_t i = 0; r == 0 && i < n; i++) {
        if (person != NULL && strcmp(aliases[i].person, person) != 0)
            continue;
        lines[n_lines].alias = aliases[i];
        r = report_chip_use(task->race_db, aliases[i].source_driver_id, arena, &lines[n_lines].use,
                            err);
        n_lines++;
    }
    if (r < 0)
        return r;
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "aliases", SHEET(arena, columns, lines, n_lines), SHEET_ALWAYS);
    return 0;
}
