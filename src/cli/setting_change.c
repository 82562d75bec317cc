/* Where settings are changed, and what they are then. */
#include "setting_change.h"

#include <string.h>

int setting_change_file(const struct context *context, const char **ret_path, struct error *err)
{
    if (context->settings_file == NULL)
        return error_set(err, ERROR_FAILED,
                         "there is no place for settings: neither HOME nor XDG_CONFIG_HOME is set");
    *ret_path = context->settings_file;
    return 0;
}

static const struct column columns[] = {
    COLUMN("key", "Setting", COLUMN_TEXT),
    COLUMN("value", "Value", COLUMN_TEXT),
    COLUMN("origin", "From", COLUMN_TEXT),
};

int setting_change_print(struct context *context, const char *key, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, N_COLUMNS(columns));
    int r = context_load_settings(context, err);

    for (size_t i = 0; r == 0 && i < N_SETTINGS; i++) {
        if (strcmp(setting_table[i].key, key) != 0)
            continue;
        sheet_add_text(sheet, key);
        sheet_add_text(sheet, context->settings.values[i].text);
        sheet_add_text(sheet, context->settings.values[i].origin);
    }
    return r == 0 ? sheet_print(sheet, &context->output, "settings", err) : r;
}
