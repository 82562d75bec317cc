/* How driver aliases look. */
#include "trackside/alias_view.h"

#include "trackside/driver_alias.h"
#include "trackside/driver_report.h"

#include <string.h>

static const struct column columns[] = {
    COLUMN("person", "Person", COLUMN_TEXT),
    COLUMN("transponder_number", "Transponder", COLUMN_TEXT),
    COLUMN("driver_names", "Names", COLUMN_LIST),
    COLUMN("sessions", "Sessions", COLUMN_COUNT),
    COLUMN("added_at", "Since", COLUMN_TEXT),
};

static int add_row(struct task *task, struct arena *arena, struct sheet *sheet,
                   const struct driver_alias *alias, struct error *err)
{
    char at[CALENDAR_TEXT_SIZE];
    struct chip_use use;
    int r = report_chip_use(task->race_db, alias->source_driver_id, arena, &use, err);

    if (r < 0)
        return r;
    sheet_add_text(sheet, alias->person);
    sheet_add_text(sheet, alias->source_driver_id);
    sheet_add_text(sheet, use.names);
    sheet_add_number(sheet, use.n_sessions);
    sheet_add_text(sheet, arena_text(arena, utc_format(alias->added_at, at)));
    return 0;
}

int alias_view_list(struct task *task, struct arena *arena, const char *person,
                    struct answer **ret_answer, struct error *err)
{
    struct sheet *sheet = sheet_new(arena, columns, sizeof(columns) / sizeof(columns[0]));
    const struct driver_alias *aliases;
    size_t n = 0;
    int r = driver_alias_list(task->mirror_db, arena, &aliases, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        if (person == NULL || strcmp(aliases[i].person, person) == 0)
            r = add_row(task, arena, sheet, &aliases[i], err);
    if (r < 0)
        return r;
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "aliases", sheet, SHEET_ALWAYS);
    return 0;
}
