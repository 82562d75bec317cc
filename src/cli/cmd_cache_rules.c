/* trackside cache rules: how long which page may be used, and how politely it is asked for. */
#include "commands.h"

#include "trackside/liverc.h"

static const struct column columns[] = {
    {"kind", "Page", COLUMN_TEXT},
    {"when", "When", COLUMN_TEXT},
    {"ttl_seconds", "TTL s", COLUMN_COUNT},
    {"setting", "Setting", COLUMN_TEXT},
    {"timeout_seconds", "Timeout s", COLUMN_SECONDS},
    {"rate_class", "Rate", COLUMN_TEXT},
};

/* In the order in which they are tried: the first that fits a page holds. */
static const struct {
    const char *kind;
    const char *when;
    enum setting_key ttl, timeout;
    const char *rate_class;
} rules[] = {
    {"month", "current", CACHE_TTL_CURRENT_MONTH, FETCH_MONTH_TIMEOUT, "discovery"},
    {"month", "over", CACHE_TTL_MONTH, FETCH_MONTH_TIMEOUT, "discovery"},
    {"day", "settled", CACHE_TTL_SETTLED_DAY, FETCH_DAY_TIMEOUT, "discovery"},
    {"day", "unsettled", CACHE_TTL_DAY, FETCH_DAY_TIMEOUT, "discovery"},
    {"session", "settled", CACHE_TTL_SETTLED_SESSION, FETCH_SESSION_TIMEOUT, "session"},
    {"session", "unsettled", CACHE_TTL_SESSION, FETCH_SESSION_TIMEOUT, "session"},
    {"directory", "always", CACHE_TTL_DIRECTORY, FETCH_DAY_TIMEOUT, "discovery"},
};

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    const struct setting_value *values = context->task.settings->values;

    (void)invocation;
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        sheet_add_text(sheet, rules[i].kind);
        sheet_add_text(sheet, rules[i].when);
        sheet_add_number(sheet, values[rules[i].ttl].number);
        sheet_add_text(sheet, setting_table[rules[i].ttl].key);
        sheet_add_number(sheet, values[rules[i].timeout].number);
        sheet_add_text(sheet, rules[i].rate_class);
    }
    return sheet_print(sheet, &context->output, "rules", err);
}

const struct command command_cache_rules = {
    .name = "cache rules",
    .arguments = "",
    .summary = "Show how long each kind of page is fresh, and the settings behind it",
    .examples = "trackside cache rules\n"
                "trackside cache rules --set cache.ttl-day=600",
    .notes = "A page is settled when it was fetched more than cache.settled-after-hours after the "
             "end of its day.\nA time to live says when a page may be asked for again; which "
             "session pages an ingest asks for is\ndecided by the day's list. It is kept with the "
             "page: `cache retain --reset` applies other settings\nto pages that are stored.",
    .access = ACCESS_NONE,
    .run = run,
};
