/* trackside config list: every effective value and where it came from. */
#include "commands.h"

static const struct column columns[] = {
    COLUMN("key", "Setting", COLUMN_TEXT),
    COLUMN("value", "Value", COLUMN_TEXT),
    COLUMN("origin", "From", COLUMN_TEXT),
    COLUMN("summary", "Meaning", COLUMN_TEXT),
};

/* Without --origin the column is left out of the table; JSON and CSV always have it. */
static const struct column columns_without_origin[] = {
    COLUMN("key", "Setting", COLUMN_TEXT),
    COLUMN("value", "Value", COLUMN_TEXT),
    COLUMN("origin", NULL, COLUMN_TEXT),
    COLUMN("summary", "Meaning", COLUMN_TEXT),
};

static void add(struct sheet *sheet, const char *key, const char *value, const char *origin,
                const char *summary)
{
    sheet_add_text(sheet, key);
    sheet_add_text(sheet, value);
    sheet_add_text(sheet, origin);
    sheet_add_text(sheet, summary);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    bool has_origin = invocation_has(invocation, "origin");
    struct sheet *sheet = sheet_new(&context->arena, has_origin ? columns : columns_without_origin,
                                    sizeof(columns) / sizeof(columns[0]));

    add(sheet, "data", context->task.data_dir, context->data_origin, "where the databases live");
    add(sheet, "site", context->task.site, context->site_origin, "where the pages are");
    add(sheet, "offline", context->task.offline ? "true" : "false", context->offline_origin,
        "no network at all");
    for (size_t i = 0; i < N_SETTINGS; i++) {
        const struct setting_value *value = &context->task.settings->values[i];

        add(sheet, setting_table[i].key, value->text, value->origin, setting_table[i].summary);
    }
    return sheet_print(sheet, &context->output, "settings", err);
}

static const struct option_spec options[] = {
    {"origin", NULL, "where each value came from", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_config_list = {
    .name = "config list",
    .arguments = "[--origin]",
    .summary = "List the settings in effect",
    .examples = "trackside config list --origin\n"
                "trackside --set fetch.concurrency=2 config list --json",
    .notes = "Values come from the built-in ones, /etc/trackside.conf, "
             "$XDG_CONFIG_HOME/trackside/config,\nthe environment and --set, later ones winning. "
             "In a file: [fetch] and `concurrency = 3`.",
    .options = options,
    .access = ACCESS_NONE,
    .run = run,
};
