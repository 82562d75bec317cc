/* Settings, a row each. */
#include "trackside/settings_view.h"

static const struct column columns[] = {
    COLUMN_OF(shown_setting, key, "key", "Setting", COLUMN_TEXT),
    COLUMN_OF(shown_setting, value, "value", "Value", COLUMN_TEXT),
    COLUMN_OF(shown_setting, origin, "origin", "From", COLUMN_TEXT),
    COLUMN_OF(shown_setting, summary, "summary", "Meaning", COLUMN_TEXT),
};

struct answer *settings_view_answer(struct arena *arena, const struct shown_setting *chosen,
                                    size_t n_chosen, const struct settings *settings,
                                    bool has_origin)
{
    struct answer *answer = answer_begin(arena, NULL);
    struct shown_setting *lines =
        arena_new_array(arena, n_chosen + N_SETTINGS, struct shown_setting);
    struct sheet *sheet;

    for (size_t i = 0; i < n_chosen; i++)
        lines[i] = chosen[i];
    for (size_t i = 0; i < N_SETTINGS; i++)
        lines[n_chosen + i] = (struct shown_setting){
            .key = setting_table[i].key,
            .value = settings->values[i].text,
            .origin = settings->values[i].origin,
            .summary = setting_table[i].summary,
        };
    sheet = SHEET(arena, columns, lines, n_chosen + N_SETTINGS);
    if (!has_origin)
        sheet_hide(sheet, "origin");
    answer_put_sheet(answer, "settings", sheet, SHEET_ALWAYS);
    return answer;
}
